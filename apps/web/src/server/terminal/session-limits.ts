export interface SessionLimits {
  /** A ping so often; who leaves `missedPings` of them unanswered is gone. */
  pingMs: number;
  missedPings: number;
  /** Without a byte either way. */
  idleMs: number;
  /** Whatever happens. */
  maxMs: number;
  /** How often rights and target are looked at … */
  checkMs: number;
  /** … and how long they may stay unknown. */
  unknownMs: number;
  /** Bytes on their way to the browser: from `high` on the program is held back, until `low`. */
  high: number;
  low: number;
  /** How long the other side may take to answer a close. */
  farewellMs: number;
}

const MINUTE_MS = 60_000;

/** What we know of a credential may be 2 s old: asked every 2 s, a revoked one's terminals close within 5 s. */
export const sessionLimits: SessionLimits = {
  pingMs: 15_000,
  missedPings: 3,
  idleMs: 30 * MINUTE_MS,
  maxMs: 8 * 60 * MINUTE_MS,
  checkMs: 2_000,
  unknownMs: 30_000,
  high: 256 * 1024,
  low: 64 * 1024,
  farewellMs: 1_000,
};
