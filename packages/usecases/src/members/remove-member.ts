import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { endInvitationsOf } from "../invitations/end-invitations.ts";
import { idOrName } from "../paging/schemas.ts";
import { findMember } from "./find-member.ts";
import { refuseAbove } from "./grant.ts";

export const removeMember = defineUsecase({
  name: "members.remove",
  kind: "command",
  action: "members.manage",
  rest: { method: "DELETE", path: "/members/{user}", status: 204 },
  summary: "Ends a membership; the member's keys and open invitations end with it, open streams within 5 s. A team keeps an owner.",
  input: z.strictObject({ user: idOrName.meta({ description: "The user's id." }) }),
  output: z.null(),
  async run({ tx, actor }, { user }) {
    await tx.members.lock();
    const { userId, role } = await findMember(tx, user);
    refuseAbove(actor, role);
    await endInvitationsOf(tx, { userId });
    await tx.members.remove(userId);
    return null;
  },
  audit: ({ user }) => ({ target: `user/${user}` }),
});
