import type { InvitationRow } from "@slipway/db";
import type { Invitation } from "./schemas.ts";

export function presentInvitation(row: InvitationRow, now: number): Invitation {
  return { ...row, state: stateOf(row, now) };
}

function stateOf({ acceptedAt, revokedAt, expiresAt }: InvitationRow, now: number): Invitation["state"] {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return Date.parse(expiresAt) <= now ? "expired" : "open";
}
