import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";

export const revokeInvitation = defineUsecase({
  name: "invitations.revoke",
  kind: "command",
  action: "members.manage",
  rest: { method: "DELETE", path: "/invitations/{invitation}", status: 204 },
  summary: "Ends an open invitation: its link works no more.",
  input: z.strictObject({ invitation: idOrName }),
  output: z.null(),
  async run({ tx }, input) {
    const { id } = found(await tx.invitations.find(input.invitation), "invitation");
    await tx.invitations.revoke(id);
    return null;
  },
  audit: ({ invitation }) => ({ target: `invitation/${invitation}` }),
});
