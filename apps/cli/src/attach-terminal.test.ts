import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { attachTerminal, type OwnTerminal } from "./attach-terminal.ts";

let sockets: WebSocketServer;
let url: string;
let asked: { url?: string; authorization?: string; origin?: string }[];

beforeEach(async () => {
  asked = [];
  const server = createServer();
  sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    asked.push({ url: request.url, authorization: request.headers.authorization, origin: request.headers.origin });
    if (request.url?.includes("ticket=good")) {
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened));
      return;
    }
    const body = JSON.stringify({ code: "FORBIDDEN", detail: "The ticket does not hold.", faults: [] });
    const head403 = `HTTP/1.1 403 Forbidden\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\n`;
    socket.end(`${head403}Connection: close\r\n\r\n${body}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sockets.on("close", () => server.close());
});
afterEach(() => sockets.close());

function ownTerminal() {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (on: boolean) => void raw.push(on) });
  const output = Object.assign(new PassThrough(), { columns: 100, rows: 30 });
  let screen = "";
  output.on("data", (bytes: Buffer) => {
    screen += bytes.toString("utf8");
  });
  return { own: { input, output } as unknown as OwnTerminal, input, output, raw, screen: () => screen };
}

const nextSocket = async (): Promise<WebSocket> => ((await once(sockets, "connection")) as [WebSocket])[0];

test("keys, bytes and sizes go over the socket; the exit code comes back and the keyboard is one's own again", async () => {
  const { own, input, output, raw, screen } = ownTerminal();
  const connecting = nextSocket();
  const attached = attachTerminal({ url, key: "slw_live_x" }, "/api/terminal?ticket=good", own);
  const remote = await connecting;
  const got: string[] = [];
  remote.on("message", (data: Buffer, isBinary) => got.push(`${isBinary ? "keys" : "text"} ${String(data)}`));
  await expect.poll(() => raw).toEqual([true]);
  input.write("ls\r");
  Object.assign(output, { columns: 120 });
  output.emit("resize");
  await expect.poll(() => got).toEqual(["keys ls\r", 'text {"resize":{"cols":120,"rows":30}}']);
  remote.send(Buffer.from("größe"), { binary: true });
  remote.send(JSON.stringify({ exit: 7 }));
  remote.close(1000, "the program ended");
  expect(await attached).toEqual({ exitCode: 7, reason: "the program ended" });
  expect(screen()).toBe("größe");
  expect(raw).toEqual([true, false]);
  expect(input.listenerCount("data")).toBe(0);
  expect(asked[0]).toEqual({ url: "/api/terminal?ticket=good", authorization: "Bearer slw_live_x", origin: undefined });
});

test("a terminal that is taken away says why", async () => {
  const { own, raw } = ownTerminal();
  const connecting = nextSocket();
  const attached = attachTerminal({ url, key: "k" }, "/api/terminal?ticket=good", own);
  (await connecting).close(4001, "the session or key holds no more");
  expect(await attached).toEqual({ exitCode: null, reason: "the session or key holds no more" });
  expect(raw.at(-1)).toBe(false);
});

test("what the API refuses is thrown in its words, and the keyboard is never touched", async () => {
  const { own, raw } = ownTerminal();
  const refused = attachTerminal({ url, key: "k" }, "/api/terminal?ticket=bad", own);
  await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", message: "The ticket does not hold." });
  expect(raw).toEqual([]);
  await expect(attachTerminal({ url: "http://127.0.0.1:1", key: "k" }, "/x", own)).rejects.toMatchObject({ code: "UNREACHABLE" });
});

test("a screen that does not keep up holds the socket back, and loses nothing", async () => {
  const { own, output, screen } = ownTerminal();
  output.pause();
  const connecting = nextSocket();
  const attached = attachTerminal({ url, key: "k" }, "/api/terminal?ticket=good", own);
  const remote = await connecting;
  for (let at = 0; at < 200; at += 1) remote.send(Buffer.alloc(10_000, "x"), { binary: true });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(output.writableLength + output.readableLength).toBeLessThan(200_000);
  output.resume();
  await expect.poll(() => screen().length, { timeout: 10_000 }).toBe(2_000_000);
  remote.close(1000, "done");
  await attached;
});
