import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { AppError } from "@slipway/core/errors";
import type { Bucket, TokenLeases, Verdict } from "./token-leases.ts";

/** Tokens a second and at once. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** Whose bucket a request draws from: a key's or a person's of one team. */
export interface Caller {
  kind: "key" | "user";
  id: string;
  teamId: string | null;
}

export type RateHeaders = Record<string, string>;

export interface RateLimits {
  /** One request of a known caller; what is left, as headers. RATE_LIMITED. */
  spendCaller(caller: Caller): Promise<RateHeaders>;
  /** One request of nobody in particular: sign-in, a wrong key, no key. RATE_LIMITED. */
  spendAddress(address: string): Promise<void>;
  /** RATE_LIMITED when the address has spent all: its guesses are not even looked up. Costs nothing. */
  refuseBlocked(address: string): void;
}

export const noLimits: RateLimits = { spendCaller: async () => ({}), spendAddress: async () => undefined, refuseBlocked: () => undefined };

interface RateLimitsDeps {
  leases: TokenLeases;
  /** null: no limit. */
  caller: Rate | null;
  address: Rate | null;
  onRefusal(scope: "key" | "session" | "address"): void;
}

export function rateLimits({ leases, caller, address, onRefusal }: RateLimitsDeps): RateLimits {
  return {
    async spendCaller({ kind, id, teamId }) {
      if (!caller) return {};
      const bucket = bucketOf(`${kind}/${teamId ?? "-"}/${id}`, caller);
      const verdict = await leases.take(bucket);
      if (!verdict.allowed) {
        onRefusal(kind === "key" ? "key" : "session");
        throw tooMany("This key or session has sent too many requests.", verdict.waitMs, rateHeaders(bucket, verdict));
      }
      return rateHeaders(bucket, verdict);
    },
    async spendAddress(from) {
      if (!address) return;
      const { allowed, waitMs } = await leases.take(bucketOf(addressKey(from), address));
      if (!allowed) refuseAddress(waitMs);
    },
    refuseBlocked(from) {
      const waitMs = address ? leases.blockedMs(addressKey(from)) : 0;
      if (waitMs > 0) refuseAddress(waitMs);
    },
  };

  function refuseAddress(waitMs: number): never {
    onRefusal("address");
    throw tooMany("This address has sent too many requests without a valid key or session.", waitMs, {});
  }
}

function tooMany(message: string, waitMs: number, headers: RateHeaders): AppError {
  return new AppError("RATE_LIMITED", message, { retryAfterMs: Math.max(1, waitMs), headers, remedy: "Wait as long as Retry-After says." });
}

const bucketOf = (key: string, { perSecond, burst }: Rate): Bucket => ({ key, capacity: burst, perSecond });

/** Not the address itself: the bucket's name is stored. Who has one IPv6 address has 2^64 of them. */
function addressKey(address: string): string {
  const network = isIPv6(address) ? networkOf(address) : address;
  return `address/${createHash("sha256").update(network).digest("base64url").slice(0, 22)}`;
}

/** The /64. */
function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** draft-ietf-httpapi-ratelimit-headers: the quota and the time in which it is full again; what is left, and when there is more. */
function rateHeaders({ capacity, perSecond }: Bucket, { remaining, waitMs }: Verdict): RateHeaders {
  const left = Math.max(0, Math.min(capacity, remaining));
  const windowS = Math.max(1, Math.ceil(capacity / perSecond));
  const resetS = Math.max(Math.ceil(waitMs / 1000), Math.ceil((capacity - left) / perSecond));
  return { "RateLimit-Policy": `"default";q=${capacity};w=${windowS}`, RateLimit: `"default";r=${left};t=${resetS}` };
}
