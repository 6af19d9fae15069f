import type { Database } from "@slipway/db";
import { signIn } from "@slipway/db/system";
import { hashInvitationToken } from "@slipway/usecases";
import { emailOf } from "./credentials-body.ts";

/** `open`: whoever comes; `invite`: who bears an open invitation for the address, field `invitation`. */
export const signUpModes = ["open", "invite"] as const;
export type SignUpMode = (typeof signUpModes)[number];

/** Whether a sign-up may go on. The invitation itself is accepted afterwards, by the person signed in. */
export function signUpGate({ database, signUp }: { database: Database; signUp: SignUpMode }) {
  return async (body: Record<string, unknown>): Promise<boolean> => {
    if (signUp === "open") return true;
    if (typeof body.invitation !== "string" || body.invitation === "") return false;
    const invitation = await signIn(database).findInvitation(hashInvitationToken(body.invitation));
    if (!invitation || invitation.email !== emailOf(body)) return false;
    return !invitation.acceptedAt && !invitation.revokedAt && Date.parse(invitation.expiresAt) > Date.now();
  };
}
