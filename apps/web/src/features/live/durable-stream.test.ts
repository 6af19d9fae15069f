import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Listener, StreamRefused } from "./connect-sse.ts";
import { durableStream, type StreamState } from "./durable-stream.ts";

interface Line extends Listener {
  lastId: string | null;
  signal: AbortSignal;
  end(error?: Error): void;
}

function recorded(lastId: string | null = null) {
  const lines: Line[] = [];
  const items: string[] = [];
  const states: StreamState["kind"][] = [];
  const stream = durableStream({
    lastId,
    connect: (last, to) =>
      new Promise((resolve, reject) => {
        lines.push({ ...to, lastId: last, end: (error) => (error ? reject(error) : resolve()) });
        to.signal.addEventListener("abort", () => reject(new Error("aborted")));
      }),
    onItem: ({ id }) => items.push(id),
    onState: ({ kind }) => states.push(kind),
  });
  return { stream, lines, items, states, line: () => lines.at(-1)! };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a durable stream", () => {
  it("resumes after the last item it had", async () => {
    const { line, lines, items, stream } = recorded("41");
    expect(line().lastId).toBe("41");
    line().onOpen();
    line().onItem({ id: "42", data: "" });
    line().end(new Error("cut"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lines).toHaveLength(2);
    expect(line().lastId).toBe("42");
    expect(items).toEqual(["42"]);
    stream.close();
  });

  it("leaves a line on which nothing is heard, and stays on one with a heartbeat", async () => {
    const { line, lines, stream } = recorded();
    line().onOpen();
    for (let beat = 0; beat < 8; beat += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      line().onHeard();
    }
    expect(lines).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(lines[0]?.signal.aborted).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
    stream.close();
  });

  it("does not trust a line after a sleep, and tries at once", async () => {
    const { line, lines, stream } = recorded();
    line().onOpen();
    vi.setSystemTime(Date.now() + 3_600_000);
    stream.nudge();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lines).toHaveLength(2);
    stream.close();
  });

  it("backs off while the server is away, and a nudge ends the wait", async () => {
    const { line, lines, states, stream } = recorded();
    for (let turn = 0; turn < 6; turn += 1) {
      line().end(new Error("down"));
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(states.at(-1)).toBe("offline");
    const before = lines.length;
    line().end(new Error("down"));
    await vi.advanceTimersByTimeAsync(100);
    expect(lines).toHaveLength(before);
    stream.nudge();
    await vi.advanceTimersByTimeAsync(0);
    expect(lines).toHaveLength(before + 1);
    stream.close();
  });

  it("ends when it is refused, and when it is closed", async () => {
    const refused = recorded();
    refused.line().end(new StreamRefused("no", null));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(refused.states.at(-1)).toBe("refused");
    expect(refused.lines).toHaveLength(1);

    const closed = recorded();
    closed.line().onOpen();
    closed.stream.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(closed.lines).toHaveLength(1);
    expect(closed.lines[0]?.signal.aborted).toBe(true);
  });
});
