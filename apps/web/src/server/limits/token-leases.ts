/** A shared bucket of tokens: `capacity` at most, refilled `perSecond`. */
export interface Bucket {
  key: string;
  capacity: number;
  perSecond: number;
}

export interface Verdict {
  allowed: boolean;
  /** About what is left for everybody, as far as this process knows. */
  remaining: number;
  /** Until the next token; 0 when allowed. */
  waitMs: number;
}

export interface TokenLeases {
  /** Spends one token. */
  take(bucket: Bucket): Promise<Verdict>;
  /** Whether the bucket is known to be empty; asks nobody. */
  blockedMs(key: string): number;
}

interface LeaseDeps {
  takeTokens(bucket: Bucket, want: number): Promise<{ granted: number; remaining: number }>;
  now(): number;
  /** The store is away. Requests go on: they need the same store, and say it better. */
  onTrouble(error: unknown): void;
}

interface Lease {
  tokens: number;
  until: number;
  remaining: number;
  blockedUntil: number;
  asking: Promise<void> | null;
}

/** A lease is a twentieth of the bucket: so seldom is the store asked, and so little is lost with a process that dies. */
const LEASES_PER_BUCKET = 20;
const MAX_LEASE = 100;
const LEASE_MS = 5_000;
const MAX_KEYS = 20_000;
/** A request must not wait for its limit longer than it may for its work. */
const PATIENCE_MS = 500;

/**
 * Tokens are taken out of the shared bucket a few at a time and spent here: processes together never spend more than it holds,
 * and most requests cost no trip to the store.
 */
export function tokenLeases({ takeTokens, now, onTrouble }: LeaseDeps): TokenLeases {
  const leases = new Map<string, Lease>();

  function leaseOf(key: string): Lease {
    const known = leases.get(key);
    if (known) return known;
    if (leases.size >= MAX_KEYS) forgetIdle();
    const fresh: Lease = { tokens: 0, until: 0, remaining: 0, blockedUntil: 0, asking: null };
    leases.set(key, fresh);
    return fresh;
  }

  /** Those with tokens or a refusal in hand stay, unless too many are left. */
  function forgetIdle(): void {
    for (const [key, { until, blockedUntil, asking }] of leases) if (!asking && Math.max(until, blockedUntil) < now()) leases.delete(key);
    for (const key of leases.keys()) {
      if (leases.size <= MAX_KEYS / 2) return;
      leases.delete(key);
    }
  }

  async function ask(bucket: Bucket, lease: Lease): Promise<void> {
    const want = Math.min(MAX_LEASE, Math.max(1, Math.ceil(bucket.capacity / LEASES_PER_BUCKET)));
    const { granted, remaining } = await inTime(takeTokens(bucket, want)).catch((error: unknown) => {
      onTrouble(error);
      return { granted: want, remaining: 0 };
    });
    lease.tokens = granted;
    lease.remaining = remaining;
    lease.until = now() + LEASE_MS;
    if (granted === 0) lease.blockedUntil = now() + Math.ceil(((1 - remaining) / bucket.perSecond) * 1000);
  }

  return {
    async take(bucket) {
      const lease = leaseOf(bucket.key);
      for (;;) {
        if (lease.blockedUntil > now()) return { allowed: false, remaining: 0, waitMs: lease.blockedUntil - now() };
        if (lease.tokens >= 1 && lease.until > now()) {
          lease.tokens -= 1;
          return { allowed: true, remaining: Math.floor(lease.tokens + lease.remaining), waitMs: 0 };
        }
        // Who comes while the store is asked waits for the same answer.
        lease.asking ??= ask(bucket, lease).finally(() => {
          lease.asking = null;
        });
        await lease.asking;
      }
    },
    blockedMs: (key) => Math.max(0, (leases.get(key)?.blockedUntil ?? 0) - now()),
  };
}

async function inTime<T>(asking: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  asking.catch(() => undefined);
  try {
    return await Promise.race([asking, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
