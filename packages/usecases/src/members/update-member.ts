import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { endInvitationsOf } from "../invitations/end-invitations.ts";
import { idOrName } from "../paging/schemas.ts";
import { role } from "../teams/schemas.ts";
import { findMember } from "./find-member.ts";
import { refuseAbove } from "./grant.ts";
import { member } from "./schemas.ts";

export const updateMember = defineUsecase({
  name: "members.update",
  kind: "command",
  action: "members.manage",
  rest: { method: "PATCH", path: "/members/{user}", status: 200 },
  summary: "Changes a member's role, up to one's own; it holds within 5 s, for the member's keys too. A team keeps an owner.",
  input: z.strictObject({ user: idOrName.meta({ description: "The user's id." }), role }),
  output: member,
  async run({ tx, actor }, { user, role: wanted }) {
    await tx.members.lock();
    const { userId, role: previousRole } = await findMember(tx, user);
    refuseAbove(actor, previousRole);
    refuseAbove(actor, wanted);
    await tx.members.setRole(userId, wanted);
    if (wanted !== previousRole) await endInvitationsOf(tx, { userId });
    return { ...(await findMember(tx, userId)), previousRole };
  },
  audit: ({ role: wanted }, { userId, previousRole }) => ({
    target: `user/${userId}`,
    detail: { role: { from: previousRole, to: wanted } },
  }),
});
