import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { sseResponse } from "./sse-response.ts";

async function* numbers(signal: AbortSignal, made: { count: number }) {
  while (!signal.aborted) {
    made.count += 1;
    yield { id: String(made.count), data: { text: "x".repeat(1_000) } };
    await delay(0);
  }
}

function open() {
  const abort = new AbortController();
  const made = { count: 0 };
  const response = sseResponse({ items: numbers(abort.signal, made), abort, stillAllowed: async () => true, requestId: "r" });
  const reader = response.body?.getReader();
  if (!reader) throw new Error("no body");
  return { abort, made, reader };
}

test("a reader that stalls makes the source wait, and gets everything in order once it reads on", async () => {
  const { abort, made, reader } = open();
  await delay(50);
  expect(made.count).toBeLessThanOrEqual(1);
  const decoder = new TextDecoder();
  const frames: string[] = [];
  while (frames.length < 20) frames.push(decoder.decode((await reader.read()).value));
  expect(frames[0]).toBe(": open\n\n");
  expect(frames.slice(1).map((frame) => /^id: (\d+)\n/.exec(frame)?.[1])).toEqual(
    Array.from({ length: 19 }, (_, index) => String(index + 1)),
  );
  await delay(50);
  expect(made.count).toBeLessThanOrEqual(21);
  abort.abort();
});

test("a stream whose reader has stalled ends when it may no longer be read", async () => {
  const { abort, reader } = open();
  abort.abort();
  await reader.read();
  expect((await reader.read()).done).toBe(true);
});

test("a reader that leaves ends the source", async () => {
  const { abort, reader } = open();
  await reader.read();
  await reader.cancel();
  expect(abort.signal.aborted).toBe(true);
});
