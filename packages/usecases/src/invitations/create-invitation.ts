import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { refuseAbove } from "../members/grant.ts";
import { role } from "../teams/schemas.ts";
import { hashInvitationToken, newInvitationToken } from "./invitation-token.ts";
import { mailInvitation } from "./mail-invitation.ts";
import { presentInvitation } from "./present-invitation.ts";
import { createdInvitation } from "./schemas.ts";

const OPEN_MS = 7 * 24 * 3_600_000;

export const createInvitation = defineUsecase({
  name: "invitations.create",
  kind: "command",
  action: "members.manage",
  rest: { method: "POST", path: "/invitations", status: 201 },
  summary:
    "Invites a person by e-mail address, up to one's own role: for one use within 7 days, in place of an earlier one for the address.",
  input: z.strictObject({ email: z.email().max(320).toLowerCase(), role }),
  output: createdInvitation,
  confidential: true,
  async run({ tx, actor, ports }, { email, role: wanted }) {
    refuseAbove(actor, wanted);
    const token = newInvitationToken();
    const now = ports.clock.now();
    const row = await tx.invitations.create({
      email,
      role: wanted,
      tokenHash: hashInvitationToken(token),
      createdBy: actorName(actor),
      expiresAt: new Date(now + OPEN_MS),
    });
    const { name: team } = await tx.team.get();
    return { invitation: presentInvitation(row, now), link: `${ports.publicUrl}/invitations/${token}`, team };
  },
  async deliver({ ports }, { email }, { invitation, link, team }) {
    const mailed = await mailInvitation(ports.mailer, { to: email, team, link, expiresAt: invitation.expiresAt });
    return { ...invitation, link, mailed };
  },
  audit: ({ email, role: wanted }, { invitation }) => ({ target: `invitation/${invitation.id}`, detail: { email, role: wanted } }),
});
