import type { AnswerSource, ReadAnswer } from "@slipway/core/ports";
import { describe, expect, it } from "vitest";
import { answerCache } from "./answer-cache.ts";
import { changeFeed } from "./change-feed.ts";

const one: AnswerSource = { teamId: "t1", clusterId: "c1" };
const list: AnswerSource = { teamId: "t1", clusterId: null };

/** A cache whose reads are counted and give `answer 1`, `answer 2`, …, and the feed that it hears. */
function world(bounds: { maxEntries?: number; maxBytes?: number } = {}) {
  const line = { isUp: true, nowMs: 0 };
  const changes = changeFeed(async () => line.isUp);
  const cache = answerCache({ changes, now: () => line.nowMs, ...bounds });
  let reads = 0;
  const answer = (madeOf: AnswerSource | null): ReadAnswer => {
    reads += 1;
    return { value: `answer ${reads}`, json: JSON.stringify(`answer ${reads}`), madeOf };
  };
  const ask = async (key = "k", madeOf: AnswerSource | null = one, during: () => unknown = () => undefined) =>
    (
      await cache.get(key, async () => {
        const found = answer(madeOf);
        await during();
        return found;
      })
    ).value;
  return { line, changes, ask, reads: () => reads };
}

describe("an answer is kept", () => {
  it("until what it is made of changes, and not for what something else does", async () => {
    const { ask, changes } = world();
    expect(await ask()).toBe("answer 1");
    changes.told("t1/c2");
    changes.told("t2/c1");
    changes.told("t1/");
    expect(await ask()).toBe("answer 1");
    changes.told("t1/c1");
    expect(await ask()).toBe("answer 2");
    expect(await ask("list", list)).toBe("answer 3");
    changes.told("t1/c1");
    expect(await ask("list", list)).toBe("answer 3");
    changes.told("t1/");
    expect(await ask("list", list)).toBe("answer 4");
  });

  it("not when the change came while it was read, nor when nobody says what it is made of", async () => {
    const { ask, changes } = world();
    expect(await ask("k", one, () => changes.told("t1/c1"))).toBe("answer 1");
    expect(await ask()).toBe("answer 2");
    expect(await ask("other", null)).toBe("answer 3");
    expect(await ask("other", null)).toBe("answer 4");
  });

  it("for half a minute at most, however often it is asked for", async () => {
    const { ask, line } = world();
    for (const nowMs of [0, 29_000, 30_000]) {
      line.nowMs = nowMs;
      expect(await ask()).toBe("answer 1");
    }
    line.nowMs = 30_001;
    expect(await ask()).toBe("answer 2");
  });

  it("not over a gap in what is told, and never served while nobody can say", async () => {
    const { ask, changes, line } = world();
    await ask();
    line.isUp = false;
    expect(await ask()).toBe("answer 2");
    expect(await ask()).toBe("answer 3");
    line.isUp = true;
    expect(await ask()).toBe("answer 1");
    changes.onGap();
    expect(await ask()).toBe("answer 4");
  });

  it("within its bounds: what was asked for least recently goes first", async () => {
    const few = world({ maxEntries: 2 });
    await few.ask("a");
    await few.ask("b");
    await few.ask("a");
    await few.ask("c");
    expect([await few.ask("a"), await few.ask("c")]).toEqual(["answer 1", "answer 3"]);
    expect(await few.ask("b")).toBe("answer 4");
    const small = world({ maxBytes: 20 });
    await small.ask("too long to be kept");
    expect(await small.ask("too long to be kept")).toBe("answer 2");
  });
});

describe("concurrent askers", () => {
  it("share one read", async () => {
    const { ask, reads } = world();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("k", one, () => new Promise((done) => setTimeout(done, 5)))));
    expect([new Set(answers), reads()]).toEqual([new Set(["answer 1"]), 1]);
  });

  it("are not given what was read before a change that they may know of", async () => {
    const { ask, changes } = world();
    const read = Promise.withResolvers<void>();
    const early = ask("k", one, () => read.promise);
    await new Promise((done) => setImmediate(done));
    changes.told("t1/c1");
    const late = [ask(), ask(), ask()];
    await new Promise((done) => setImmediate(done));
    read.resolve();
    expect(await early).toBe("answer 1");
    expect(new Set(await Promise.all(late))).toEqual(new Set(["answer 2"]));
  });

  it("do not wait in a line for answers that cannot be kept", async () => {
    const { ask, reads } = world();
    await Promise.all(Array.from({ length: 20 }, () => ask("k", null, () => new Promise((done) => setTimeout(done, 5)))));
    expect(reads()).toBeLessThanOrEqual(3);
  });

  it("are each told of a failure, which is not kept", async () => {
    const { ask } = world();
    const fail = () => Promise.reject(new Error("away"));
    const both = await Promise.allSettled([ask("k", one, fail), ask("k", one, fail)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await ask()).toBe("answer 3");
  });
});

it("a feed that is told of very many clusters forgets them all at once", () => {
  const changes = changeFeed(async () => true);
  for (let id = 0; id <= 50_000; id += 1) changes.told(`t1/c${id}`);
  expect(changes.lastChange({ teamId: "t1", clusterId: "never told" })).toBe(50_001);
});
