import type { ApiKey } from "@slipway/usecases/keys/schemas";

const SOON_MS = 7 * 24 * 3_600_000;

export type KeyState = "active" | "expiring" | "expired" | "revoked";

/** A key dies by its own end, and with its holder. */
export function keyState({ revokedAt, expiresAt, holder }: Pick<ApiKey, "revokedAt" | "expiresAt" | "holder">, now: number): KeyState {
  if (revokedAt || holder.name === "") return "revoked";
  if (expiresAt === null) return "active";
  const leftMs = Date.parse(expiresAt) - now;
  if (leftMs <= 0) return "expired";
  return leftMs < SOON_MS ? "expiring" : "active";
}
