import { describe, expect, it } from "vitest";
import { rateLimits } from "./rate-limits.ts";
import type { Bucket, TokenLeases } from "./token-leases.ts";

/** Buckets that never refill. */
function drainingLeases() {
  const spent = new Map<string, number>();
  const buckets: Bucket[] = [];
  const leases: TokenLeases = {
    async take(bucket) {
      buckets.push(bucket);
      const used = (spent.get(bucket.key) ?? 0) + 1;
      spent.set(bucket.key, used);
      const allowed = used <= bucket.capacity;
      return { allowed, remaining: Math.max(0, bucket.capacity - used), waitMs: allowed ? 0 : 1_500 };
    },
    blockedMs: (key) => ((spent.get(key) ?? 0) > 3 ? 1_500 : 0),
  };
  return { leases, buckets };
}

function limitsOf({ caller = { perSecond: 2, burst: 3 }, address = { perSecond: 1, burst: 3 } } = {}) {
  const { leases, buckets } = drainingLeases();
  const refused: string[] = [];
  return { limits: rateLimits({ leases, caller, address, onRefusal: (scope) => refused.push(scope) }), buckets, refused };
}

const key = { kind: "key", id: "k1", teamId: "t1" } as const;

describe("a caller", () => {
  it("is told what is left, and after the last token how long to wait", async () => {
    const { limits, refused } = limitsOf();
    expect(await limits.spendCaller(key)).toEqual({ "RateLimit-Policy": '"default";q=3;w=2', RateLimit: '"default";r=2;t=1' });
    await limits.spendCaller(key);
    await limits.spendCaller(key);
    const error = await limits.spendCaller(key).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "RATE_LIMITED", retryAfterMs: 1_500, headers: { RateLimit: '"default";r=0;t=2' } });
    expect(refused).toEqual(["key"]);
  });

  it("has a bucket of its own per team, key and person", async () => {
    const { limits, buckets } = limitsOf();
    for (const caller of [key, { ...key, id: "k2" }, { ...key, teamId: "t2" }, { ...key, kind: "user" as const }, { ...key, teamId: null }])
      await limits.spendCaller(caller);
    expect(new Set(buckets.map((bucket) => bucket.key)).size).toBe(5);
  });
});

describe("an address", () => {
  it("is blocked after its guesses, and its next ones are not even looked up", async () => {
    const { limits, refused } = limitsOf();
    for (let guess = 0; guess < 3; guess += 1) {
      limits.refuseBlocked("203.0.113.7");
      await limits.spendAddress("203.0.113.7");
    }
    await expect(limits.spendAddress("203.0.113.7")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(() => limits.refuseBlocked("203.0.113.7")).toThrow(/too many requests/);
    expect(() => limits.refuseBlocked("203.0.113.8")).not.toThrow();
    expect(refused).toEqual(["address", "address"]);
  });

  it.each([
    ["2001:db8:1:2::1", "2001:0DB8:1:2:ffff:eeee:dddd:cccc", true],
    ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
    ["::1", "0:0:0:0:1:2:3:4", true],
    ["203.0.113.7", "203.0.113.8", false],
  ])("%s and %s are the same one: %s", async (one, other, same) => {
    const { limits, buckets } = limitsOf();
    await limits.spendAddress(one);
    await limits.spendAddress(other);
    expect(buckets[0]?.key === buckets[1]?.key).toBe(same);
    expect(JSON.stringify(buckets)).not.toContain(one);
  });
});

it("nobody is limited where limits are off", async () => {
  const { leases } = drainingLeases();
  const limits = rateLimits({ leases, caller: null, address: null, onRefusal: () => undefined });
  for (let request = 0; request < 10; request += 1) {
    expect(await limits.spendCaller(key)).toEqual({});
    await limits.spendAddress("203.0.113.7");
    limits.refuseBlocked("203.0.113.7");
  }
});
