import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type FakeTerminal, fakeTerminal } from "@slipway/adapters/host-shell";
import { afterEach, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { sessionLimits } from "./session-limits.ts";
import { type SessionOptions, type TerminalSession, terminalSession } from "./terminal-session.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Connected {
  browser: WebSocket;
  terminal: FakeTerminal;
  session: TerminalSession;
  /** What the browser was sent: bytes as text, then instructions. */
  shown(): string;
  said: unknown[];
  closed: Promise<{ code: number; reason: string }>;
}

/** A browser and a terminal over a real socket. */
async function connected(
  options: Partial<Omit<SessionOptions, "socket" | "limits">> & { limits?: Partial<SessionOptions["limits"]> } = {},
) {
  const terminal = fakeTerminal({ argv: [], cols: 80, rows: 24 });
  const server = createServer().listen(0, "127.0.0.1");
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const made = once(sockets, "connection");
  await once(server, "listening");
  const browser = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const chunks: Buffer[] = [];
  const said: unknown[] = [];
  browser.on("message", (data: Buffer, isBinary) => void (isBinary ? chunks.push(data) : said.push(JSON.parse(String(data)))));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    browser.once("close", (code, reason) => resolve({ code, reason: String(reason) })),
  );
  const [socket] = (await made) as [WebSocket];
  if (browser.readyState !== WebSocket.OPEN) await once(browser, "open");
  const limits = { ...sessionLimits, ...options.limits };
  const session = terminalSession({ socket, terminal, whyClose: async () => null, ...options, limits });
  closers.push(() => {
    browser.terminate();
    server.close();
  });
  return { browser, terminal, session, shown: () => Buffer.concat(chunks).toString("utf8"), said, closed } satisfies Connected;
}

it("carries bytes both ways as they are, sizes in between, and the exit code at the end", async () => {
  const { browser, terminal, session, shown, said, closed } = await connected();
  const typed = Buffer.from([0x1b, 0x5b, 0x41, 0xff, 0x00, 0xc3]);
  browser.send(typed);
  browser.send(JSON.stringify({ resize: { cols: 132, rows: 43 } }));
  terminal.print("\u001b]52;c;c2VjcmV0\u0007done");
  await expect.poll(shown).toContain("done");
  await expect.poll(() => terminal.sizes.at(-1)).toEqual({ cols: 132, rows: 43 });
  terminal.exit(7);
  expect(await closed).toEqual({ code: 1000, reason: "the program ended" });
  expect(said).toEqual([{ exit: 7 }]);
  expect(Buffer.from(shown(), "utf8").includes("\u001b]52;c;c2VjcmV0\u0007done")).toBe(true);
  expect(await session.ended).toMatchObject({ reason: "the program ended", exitCode: 7, bytesIn: typed.length });
});

it("all that a program said before it ended arrives before its exit code", async () => {
  const { terminal, shown, said, closed } = await connected();
  const text = "x".repeat(50_000);
  terminal.print(text);
  terminal.exit(0);
  await closed;
  expect(shown()).toBe(text);
  expect(said).toEqual([{ exit: 0 }]);
});

it.each([
  ["text that is no instruction", "ls\n"],
  ["an unknown instruction", '{"run":"ls"}'],
  ["a size of none", '{"resize":{"cols":0,"rows":24}}'],
  ["a huge size", '{"resize":{"cols":80,"rows":100000}}'],
  ["a long instruction", `{"resize":{"cols":80,"rows":24}}${" ".repeat(500)}`],
])("%s ends it, and nothing of it reaches the program", async (_, text) => {
  const { browser, terminal, closed } = await connected();
  browser.send(text);
  expect((await closed).code).toBe(1008);
  expect(terminal.sizes).toHaveLength(1);
  expect(terminal.hungUp).toBe(true);
});

it("hangs up when the browser leaves, however it leaves", async () => {
  const [closing, cut] = [await connected(), await connected()];
  closing.browser.close();
  cut.browser.terminate();
  for (const { session, terminal } of [closing, cut]) {
    expect(await session.ended).toMatchObject({ reason: "the browser left", exitCode: null });
    expect(terminal.hungUp).toBe(true);
  }
});

it("closes at once when it may no longer be, and shows nothing of what comes after", async () => {
  let why: string | null = null;
  const { terminal, session, closed, shown } = await connected({ whyClose: async () => why, limits: { checkMs: 20 } });
  terminal.print("before");
  await expect.poll(shown).toBe("before");
  why = "the right to open terminals was taken away";
  expect(await closed).toEqual({ code: 4001, reason: why });
  expect(await session.ended).toMatchObject({ reason: why });
  expect(terminal.hungUp).toBe(true);
});

it("bears a database that is away for a moment, and no longer", async () => {
  let asked = 0;
  const whyClose = async (): Promise<null> => {
    asked += 1;
    if (asked < 3) throw new Error("away");
    if (asked < 6) return null;
    throw new Error("away for good");
  };
  const { closed } = await connected({ whyClose, limits: { checkMs: 20, unknownMs: 150 } });
  expect(await closed).toMatchObject({ code: 4001, reason: "its rights could not be checked" });
  expect(asked).toBeGreaterThan(6);
});

it.each([
  ["idle", { idleMs: 60, checkMs: 10 }, 4002],
  ["too long open", { maxMs: 60 }, 4003],
])("ends what is %s", async (_, limits, code) => {
  const { closed, terminal } = await connected({ limits });
  expect((await closed).code).toBe(code);
  expect(terminal.hungUp).toBe(true);
});

it("is not idle while the program prints", async () => {
  const { terminal, session, closed } = await connected({ limits: { idleMs: 200, checkMs: 10 } });
  const printing = setInterval(() => terminal.print("."), 20);
  await new Promise((resolve) => setTimeout(resolve, 500));
  clearInterval(printing);
  await closed;
  expect((await session.ended).bytesOut).toBeGreaterThan(5);
});

it("notices a browser that no longer answers", async () => {
  const { browser, session } = await connected({ limits: { pingMs: 30, missedPings: 2 } });
  await new Promise((resolve) => setTimeout(resolve, 200));
  // A machine that sleeps: the connection stands, nobody reads.
  browser.pause();
  expect(await session.ended).toMatchObject({ reason: "the browser no longer answers" });
});

it("tells the browser to come again when this process stops", async () => {
  const { session, closed } = await connected();
  session.stop();
  expect((await closed).code).toBe(1001);
  expect(await session.ended).toMatchObject({ reason: "the web process stops" });
});

it("holds a program back that prints faster than the browser reads, and loses nothing", async () => {
  const { browser, terminal, shown } = await connected({ limits: { high: 64 * 1024, low: 16 * 1024 } });
  browser.pause();
  const line = `${"y".repeat(1023)}\n`;
  let printed = 0;
  // Kernel buffers take their part first; then the program must be told to wait.
  while (terminal.print(line) && printed < 100_000) {
    printed += 1;
    if (printed % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(printed).toBeLessThan(50_000);
  browser.resume();
  const all = line.length * (printed + 1);
  await expect.poll(() => shown().length, { timeout: 20_000 }).toBe(all);
  browser.close();
});
