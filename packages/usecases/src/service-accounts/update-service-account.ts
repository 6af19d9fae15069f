import { z } from "zod";
import { defineUsecase, differenceOf } from "../define/index.ts";
import { endInvitationsOf } from "../invitations/end-invitations.ts";
import { refuseAbove } from "../members/grant.ts";
import { idOrName } from "../paging/schemas.ts";
import { findServiceAccount, presentServiceAccount } from "./find-service-account.ts";
import { serviceAccount, serviceAccountName, serviceAccountRole } from "./schemas.ts";

export const updateServiceAccount = defineUsecase({
  name: "serviceAccounts.update",
  kind: "command",
  action: "keys.manage",
  rest: { method: "PATCH", path: "/service-accounts/{serviceAccount}", status: 200 },
  summary: "Renames a service account or changes its role, up to one's own; its keys hold that within 5 s.",
  input: z.strictObject({ serviceAccount: idOrName, name: serviceAccountName.optional(), role: serviceAccountRole.optional() }),
  output: serviceAccount,
  async run({ tx, actor }, { serviceAccount: given, ...change }) {
    const known = await findServiceAccount(tx, given);
    refuseAbove(actor, known.role);
    if (change.role) refuseAbove(actor, change.role);
    if (change.role && change.role !== known.role) await endInvitationsOf(tx, { serviceAccountId: known.id });
    const { name, role } = known;
    return { ...presentServiceAccount(await tx.serviceAccounts.update(known.id, change)), before: { name, role } };
  },
  audit: (_, { before, ...after }) => ({ target: `service-account/${after.id}`, detail: differenceOf(before, after) }),
});
