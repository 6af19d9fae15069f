import { actionsOf, heldActions, mayGrant } from "@slipway/core/access";
import { AppError, isAppError } from "@slipway/core/errors";
import type { InvitationRow, TeamTx } from "@slipway/db";
import { signIn } from "@slipway/db/system";
import { z } from "zod";
import { type AccountScope, defineAccountUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { hashInvitationToken } from "./invitation-token.ts";
import { acceptedInvitation } from "./schemas.ts";

const ACTION = "invitations.accept";

export const acceptInvitation = defineAccountUsecase({
  name: ACTION,
  kind: "account",
  rest: { method: "POST", path: "/invitations/accept", status: 200 },
  summary: "Joins the team of an invitation, which is for the signed-in person's address and for one use.",
  input: z.strictObject({ token: z.string().min(1).max(200) }),
  output: acceptedInvitation,
  async run(scope, { token }) {
    const invitation = found(await signIn(scope.database).findInvitation(hashInvitationToken(token)), "invitation");
    try {
      await refuseWrongGuest(scope, invitation);
      return await scope.database.forTeam(invitation.teamId).transaction((tx) => join(tx, scope, invitation));
    } catch (error) {
      if (isAppError(error, "FORBIDDEN", "CONFLICT")) await noteRefusal(scope, invitation, error);
      throw error;
    }
  },
});

/** FORBIDDEN: for another address, or made by somebody who may not invite any more. */
async function refuseWrongGuest({ account, database }: AccountScope, { teamId, email, role, createdBy }: InvitationRow): Promise<void> {
  if (account.email.toLowerCase() !== email) {
    throw new AppError("FORBIDDEN", "The invitation is for another e-mail address than yours.", {
      remedy: "Sign in with the address that was invited.",
    });
  }
  const host = await signIn(database).holdings(teamId, createdBy);
  const held = host ? heldActions(host.role, host.actions) : [];
  if (held.includes("members.manage") && mayGrant(held, actionsOf(role))) return;
  throw new AppError("FORBIDDEN", "Who made the invitation may not invite any more.", { remedy: "Ask the team for a new one." });
}

async function join(tx: TeamTx, { account, ports, requestId, address }: AccountScope, { id, role }: InvitationRow) {
  const { userId } = account;
  if (!(await tx.invitations.accept(id, new Date(ports.clock.now())))) {
    throw new AppError("CONFLICT", "The invitation is over: accepted, revoked or expired.", { remedy: "Ask the team for a new one." });
  }
  if (!(await tx.members.add(userId, role))) throw new AppError("CONFLICT", "You are a member of this team already.");
  const fact = { action: ACTION, outcome: "done", target: `invitation/${id}`, detail: { role } };
  await tx.audit.append({ ...fact, actor: `user/${userId}`, requestId, address });
  const { id: teamId, slug, name } = await tx.team.get();
  return { teamId, slug, name, role };
}

async function noteRefusal(
  { account, database, requestId, address }: AccountScope,
  invitation: InvitationRow,
  error: AppError,
): Promise<void> {
  const outcome = error.code === "FORBIDDEN" ? "denied" : "refused";
  const fact = { action: ACTION, outcome, target: `invitation/${invitation.id}`, detail: { code: error.code } };
  await database
    .forTeam(invitation.teamId)
    .transaction((tx) => tx.audit.append({ ...fact, actor: `user/${account.userId}`, requestId, address }));
}
