import { afterEach, describe, expect, it, vi } from "vitest";
import type { Listener } from "./connect-sse.ts";
import type { DurableStream } from "./durable-stream.ts";
import { sharedStream } from "./shared-stream.ts";

interface Line extends Listener {
  lastId: string | null;
  signal: AbortSignal;
}

const open: DurableStream[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});

/** A server whose lines are kept, and tabs that follow it. */
function browser(name: string) {
  const lines: Line[] = [];
  const openLines = (): Line[] => lines.filter(({ signal }) => !signal.aborted);
  function tab(after: number) {
    const seen: string[] = [];
    const gaps: number[] = [];
    const states: string[] = [];
    const stream = sharedStream({
      name,
      after,
      connect: (lastId, to) =>
        new Promise((_, reject) => {
          lines.push({ ...to, lastId });
          to.signal.addEventListener("abort", () => reject(new Error("aborted")));
          to.onOpen();
        }),
      onItem: ({ id }) => seen.push(id),
      onGap: () => gaps.push(1),
      onState: ({ kind }) => states.push(kind),
    });
    open.push(stream);
    return { stream, seen, gaps, states };
  }
  const tell = (id: number): void => {
    for (const line of openLines()) line.onItem({ id: String(id), data: "{}" });
  };
  return { tab, lines, openLines, tell };
}

describe("tabs that follow the same cluster", () => {
  it("share one connection, and all see every item once", async () => {
    const { tab, tell, openLines } = browser("share");
    const tabs = [tab(4), tab(4), tab(4)];
    await vi.waitFor(() => expect(openLines()).toHaveLength(1));
    expect(openLines()[0]?.lastId).toBe("4");
    await vi.waitFor(() => expect(tabs.map(({ states }) => states.at(-1))).toEqual(["live", "live", "live"]));
    tell(5);
    tell(6);
    tell(6);
    await vi.waitFor(() =>
      expect(tabs.map(({ seen }) => seen)).toEqual([
        ["5", "6"],
        ["5", "6"],
        ["5", "6"],
      ]),
    );
    expect(tabs.flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(openLines()).toHaveLength(1);
  });

  it("go on without a gap when the leading tab closes", async () => {
    const { tab, tell, openLines, lines } = browser("close");
    const first = tab(0);
    await vi.waitFor(() => expect(openLines()).toHaveLength(1));
    const second = tab(0);
    await vi.waitFor(() => expect(second.states.at(-1)).toBe("live"));
    tell(1);
    await vi.waitFor(() => expect(second.seen).toEqual(["1"]));
    first.stream.close();
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(lines[1]?.lastId).toBe("1");
    tell(2);
    await vi.waitFor(() => expect(second.seen).toEqual(["1", "2"]));
    expect(second.gaps).toEqual([]);
  });

  it("are told to ask anew when they come late", async () => {
    const { tab, tell, openLines } = browser("late");
    const first = tab(0);
    await vi.waitFor(() => expect(openLines()).toHaveLength(1));
    tell(1);
    tell(2);
    const late = tab(1);
    await vi.waitFor(() => expect(late.gaps).toHaveLength(1));
    tell(3);
    await vi.waitFor(() => expect(late.seen).toEqual(["3"]));
    expect(late.gaps).toHaveLength(1);
    expect(first.seen).toEqual(["1", "2", "3"]);
  });

  it("take over from a tab that holds its turn and no longer speaks, but not for having slept", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    try {
      const frozen = navigator.locks.request("slipway-live:frozen", () => new Promise(() => undefined)).catch(() => "stolen");
      const { tab, tell, openLines } = browser("frozen");
      const second = tab(7);
      vi.setSystemTime(Date.now() + 3_600_000);
      await vi.advanceTimersByTimeAsync(29_000);
      expect(openLines()).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(12_000);
      await vi.waitFor(() => expect(openLines()).toHaveLength(1));
      expect(await frozen).toBe("stolen");
      tell(8);
      expect(second.seen).toEqual(["8"]);
    } finally {
      vi.useRealTimers();
    }
  });
});
