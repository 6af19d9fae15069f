import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bucket, tokenLeases } from "./token-leases.ts";

/** The shared store, as slipway_take_tokens() is: refills by time, gives whole tokens. */
function sharedStore(now: () => number) {
  const levels = new Map<string, { tokens: number; at: number }>();
  const asked: string[] = [];
  return {
    asked,
    async takeTokens({ key, capacity, perSecond }: Bucket, want: number) {
      asked.push(key);
      const known = levels.get(key) ?? { tokens: capacity, at: now() };
      const had = Math.min(capacity, known.tokens + ((now() - known.at) / 1000) * perSecond);
      const granted = Math.min(want, Math.floor(had));
      levels.set(key, { tokens: had - granted, at: now() });
      return { granted, remaining: had - granted };
    },
  };
}

function world(processes = 1) {
  let time = 1_000_000;
  const now = () => time;
  const store = sharedStore(now);
  const troubles: unknown[] = [];
  const make = () => tokenLeases({ takeTokens: store.takeTokens, now, onTrouble: (error) => troubles.push(error) });
  return { store, now, troubles, pass: (ms: number) => (time += ms), processes: Array.from({ length: processes }, make) };
}

const bucket: Bucket = { key: "team/key", capacity: 100, perSecond: 10 };

describe("leases of a shared bucket", () => {
  it("let through what the bucket holds and refuse the rest with the time to wait", async () => {
    const { processes, pass } = world();
    const [leases] = processes;
    const verdicts = await Promise.all(Array.from({ length: 130 }, () => leases?.take(bucket)));
    expect(verdicts.filter((verdict) => verdict?.allowed)).toHaveLength(100);
    const refused = verdicts.at(-1);
    expect(refused).toMatchObject({ allowed: false, remaining: 0, waitMs: 100 });
    expect(leases?.blockedMs(bucket.key)).toBe(100);
    pass(100);
    expect(await leases?.take(bucket)).toMatchObject({ allowed: true });
    expect(await leases?.take(bucket)).toMatchObject({ allowed: false });
  });

  it("ask the store seldom, and not at all about a bucket that is empty", async () => {
    const { processes, store } = world();
    for (let request = 0; request < 1_000; request += 1) await processes[0]?.take(bucket);
    expect(store.asked.length).toBeLessThanOrEqual(100 / 5 + 1);
  });

  it("share one bucket between processes: never more together than it holds and gets back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(2), count: fc.integer({ min: 1, max: 60 }), rest: fc.integer({ min: 0, max: 3_000 }) }), {
          maxLength: 30,
        }),
        async (bursts) => {
          const { processes, pass, now } = world(3);
          const begun = now();
          let allowed = 0;
          for (const { who, count, rest } of bursts) {
            const verdicts = await Promise.all(Array.from({ length: count }, () => processes[who]?.take(bucket)));
            allowed += verdicts.filter((verdict) => verdict?.allowed).length;
            pass(rest);
          }
          expect(allowed).toBeLessThanOrEqual(bucket.capacity + ((now() - begun) / 1000) * bucket.perSecond);
        },
      ),
    );
  });

  it("lose no more than their lease with a process that dies", async () => {
    const { processes } = world(2);
    await processes[0]?.take(bucket);
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => processes[1]?.take(bucket)));
    expect(verdicts.filter((verdict) => verdict?.allowed)).toHaveLength(95);
  });

  it("keep callers apart", async () => {
    const { processes } = world();
    const [leases] = processes;
    await Promise.all(Array.from({ length: 120 }, () => leases?.take(bucket)));
    expect(await leases?.take({ ...bucket, key: "other" })).toMatchObject({ allowed: true });
  });

  it.each([
    ["is away", () => Promise.reject(new Error("away"))],
    ["does not answer", () => new Promise<never>(() => {})],
  ])("let requests through while the store %s", async (_, takeTokens) => {
    const troubles: unknown[] = [];
    const leases = tokenLeases({ takeTokens, now: () => 0, onTrouble: (error) => troubles.push(error) });
    expect(await leases.take(bucket)).toMatchObject({ allowed: true });
    expect(troubles).toHaveLength(1);
  });

  it("remember no more callers than they must", async () => {
    const { processes, store } = world();
    for (let caller = 0; caller < 25_000; caller += 1) await processes[0]?.take({ ...bucket, key: `caller-${caller}` });
    expect(store.asked).toHaveLength(25_000);
    expect(await processes[0]?.take({ ...bucket, key: "one more" })).toMatchObject({ allowed: true });
  });
});
