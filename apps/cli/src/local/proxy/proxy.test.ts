import { createServer, type IncomingMessage, type RequestListener, request, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { type LocalProxy, startProxy } from "./proxy.ts";

interface Backend {
  name: string;
  port: number;
  server: Server;
  sockets: Set<Socket>;
  seen: IncomingMessage[];
  /** As kill -9 does: every connection is cut, and no new one taken. */
  kill(): void;
}

const running: Backend[] = [];
let proxy: LocalProxy | undefined;

async function backend(name: string, answer: RequestListener = (_, response) => response.end(name), port = 0): Promise<Backend> {
  const seen: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((message, response) => {
    if (message.url === "/healthz") return response.end("ok");
    seen.push(message);
    answer(message, response);
  });
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const made: Backend = {
    name,
    port: (server.address() as { port: number }).port,
    server,
    sockets,
    seen,
    kill() {
      server.close();
      for (const socket of sockets) socket.resetAndDestroy();
    },
  };
  running.push(made);
  return made;
}

async function proxyTo(...all: Backend[]): Promise<string> {
  proxy = await startProxy({ port: 0, ports: all.map(({ port }) => port), patienceMs: 300, checkMs: 50 });
  return `http://127.0.0.1:${proxy.port}`;
}

afterEach(async () => {
  await proxy?.stop();
  for (const one of running.splice(0)) one.kill();
});

const get = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.text(), headers: response.headers };
};

describe("requests", () => {
  it("go to the processes in turn, with the caller's address behind what it says itself", async () => {
    const [one, two] = [await backend("one"), await backend("two")];
    const url = await proxyTo(one, two);
    const answers: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) answers.push((await get(`${url}/x?y=1`, { headers: { "x-forwarded-for": "6.6.6.6" } })).body);
    expect(answers.sort()).toEqual(["one", "one", "one", "two", "two", "two"]);
    expect(one.seen[0]?.url).toBe("/x?y=1");
    expect(one.seen[0]?.headers["x-forwarded-for"]?.toString().split(/,\s*/).at(-1)).toBe("127.0.0.1");
  });

  it("are all answered while one process is dead, and by both once it is back", async () => {
    const [one, two] = [await backend("one"), await backend("two")];
    const url = await proxyTo(one, two);
    one.kill();
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(url)));
    expect(answers.map(({ status, body }) => `${status} ${body}`)).toEqual(Array(20).fill("200 two"));
    const again = await backend("one again", undefined, one.port);
    await expect.poll(async () => (await get(url)).body).toBe("one again");
    expect(again.seen.length).toBeGreaterThan(0);
  });

  it("wait for a process that is being started again, and are refused as unavailable when none comes", async () => {
    const one = await backend("one");
    const url = await proxyTo(one);
    one.kill();
    const early = get(url);
    await backend("one again", undefined, one.port);
    expect(await early).toMatchObject({ status: 200, body: "one again" });
    running.at(-1)?.kill();
    const refused = await get(url);
    expect([refused.status, refused.headers.get("retry-after"), JSON.parse(refused.body).code]).toEqual([503, "1", "UNAVAILABLE"]);
  });

  it("that were sent are never sent again", async () => {
    const dying = (name: string) => backend(name, (message) => void message.resume().on("end", () => message.socket.resetAndDestroy()));
    const [one, two] = [await dying("one"), await dying("two")];
    const url = await proxyTo(one, two);
    expect((await get(url, { method: "POST", body: "x".repeat(100_000) })).status).toBe(503);
    expect(one.seen.length + two.seen.length).toBe(1);
  });
});

describe("streams", () => {
  it("pass as they come, and end on the other side when the reader leaves", async () => {
    const closed = Promise.withResolvers<void>();
    const one = await backend("one", (message, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("id: 1\n\n");
      message.socket.on("close", () => closed.resolve());
    });
    const url = await proxyTo(one);
    const leave = new AbortController();
    const reader = (await fetch(url, { signal: leave.signal })).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("id: 1\n\n");
    leave.abort();
    await closed.promise;
  });

  it("are cut when their process dies, so that the reader asks again", async () => {
    const one = await backend("one", (_, response) => void response.writeHead(200).write("begun"));
    const url = await proxyTo(one);
    const reader = (await fetch(url)).body?.getReader();
    await reader?.read();
    one.kill();
    await expect(reader?.read()).rejects.toThrow();
  });
});

it("sockets are upgraded and carry bytes both ways", async () => {
  const one = await backend("one");
  one.server.on("upgrade", (_, socket: Socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    socket.pipe(socket);
  });
  const url = await proxyTo(one);
  const asked = request(url, { headers: { connection: "Upgrade", upgrade: "websocket" } });
  const socket = await new Promise<Socket>((resolve, reject) => {
    asked
      .on("upgrade", (_, upgraded) => resolve(upgraded as Socket))
      .on("error", reject)
      .end();
  });
  socket.end("hello");
  expect(await text(socket)).toBe("hello");
});

it("a socket that nobody takes is refused", async () => {
  const one = await backend("one");
  const url = await proxyTo(one);
  one.kill();
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  expect(await text(socket)).toContain("503 Service Unavailable");
});
