import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LinkState, terminalLink } from "./terminal-link.ts";

class FakeSocket {
  static readonly OPEN = 1;
  static readonly made: FakeSocket[] = [];
  readyState = 0;
  binaryType = "";
  readonly sent: unknown[] = [];
  onmessage?: (event: { data: unknown }) => void;
  onopen?: () => void;
  onclose?: (event: { code: number; reason: string }) => void;
  readonly address: string;
  constructor(address: URL) {
    this.address = address.href;
    FakeSocket.made.push(this);
  }
  send(data: unknown): void {
    this.sent.push(data);
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { href: "https://slipway.example/acme" });
  FakeSocket.made.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened() {
  const states: LinkState[] = [];
  const [onBytes, onAgain] = [vi.fn(), vi.fn()];
  let tickets = 0;
  const path = async () => `/api/terminal?ticket=${++tickets}`;
  const link = terminalLink({ size: () => ({ cols: 80, rows: 24 }), path, onBytes, onAgain, onState: (state) => states.push(state) });
  await vi.advanceTimersByTimeAsync(0);
  const socket = (): FakeSocket => FakeSocket.made.at(-1) as FakeSocket;
  return { link, states, onBytes, onAgain, socket };
}

test("bytes arrive also before the line is open; its size is told once it is", async () => {
  const { socket, onBytes, states } = await opened();
  expect(socket().address).toBe("wss://slipway.example/api/terminal?ticket=1");
  socket().onmessage?.({ data: new Uint8Array([36]).buffer });
  expect(onBytes).toHaveBeenCalledWith(new Uint8Array([36]));
  socket().open();
  expect(socket().sent).toEqual(['{"resize":{"cols":80,"rows":24}}']);
  expect(states.at(-1)).toEqual({ kind: "open" });
});

test("a cut line is opened again with another ticket", async () => {
  const { socket, onAgain, states } = await opened();
  socket().open();
  socket().onclose?.({ code: 1011, reason: "" });
  expect(states.at(-1)).toEqual({ kind: "connecting" });
  await vi.advanceTimersByTimeAsync(500);
  expect(FakeSocket.made).toHaveLength(2);
  expect(socket().address).toContain("ticket=2");
  expect(onAgain).toHaveBeenCalledOnce();
});

test("an ended program's exit code is told, and nothing is opened again", async () => {
  const { socket, states } = await opened();
  socket().open();
  socket().onmessage?.({ data: '{"exit":7}' });
  socket().onclose?.({ code: 1000, reason: "the program ended" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toMatchObject({ kind: "ended", text: "Its exit code is 7." });
  expect(FakeSocket.made).toHaveLength(1);
});

test("a long paste goes in pieces; a closed link neither hears nor comes back", async () => {
  const { link, socket, onBytes, states } = await opened();
  socket().open();
  link.send(new Uint8Array(40_000));
  expect(
    socket()
      .sent.slice(1)
      .map((piece) => (piece as Uint8Array).length),
  ).toEqual([16_384, 16_384, 7_232]);
  link.close();
  const told = states.length;
  socket().onmessage?.({ data: new ArrayBuffer(1) });
  socket().onclose?.({ code: 1006, reason: "" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onBytes).not.toHaveBeenCalled();
  expect([states.length, FakeSocket.made.length]).toEqual([told, 1]);
});
