import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { endInvitationsOf } from "../invitations/end-invitations.ts";
import { refuseAbove } from "../members/grant.ts";
import { idOrName } from "../paging/schemas.ts";
import { findServiceAccount } from "./find-service-account.ts";

export const deleteServiceAccount = defineUsecase({
  name: "serviceAccounts.delete",
  kind: "command",
  action: "keys.manage",
  rest: { method: "DELETE", path: "/service-accounts/{serviceAccount}", status: 204 },
  summary: "Deletes a service account; its keys die with it, open streams within 5 s.",
  input: z.strictObject({ serviceAccount: idOrName }),
  output: z.null(),
  async run({ tx, actor }, input) {
    const known = await findServiceAccount(tx, input.serviceAccount);
    refuseAbove(actor, known.role);
    await endInvitationsOf(tx, { serviceAccountId: known.id });
    await tx.serviceAccounts.remove(known.id);
    return null;
  },
  audit: ({ serviceAccount }) => ({ target: `service-account/${serviceAccount}` }),
});
