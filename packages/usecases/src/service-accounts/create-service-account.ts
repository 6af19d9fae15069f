import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { refuseAbove } from "../members/grant.ts";
import { presentServiceAccount } from "./find-service-account.ts";
import { serviceAccount, serviceAccountName, serviceAccountRole } from "./schemas.ts";

export const createServiceAccount = defineUsecase({
  name: "serviceAccounts.create",
  kind: "command",
  action: "keys.manage",
  rest: { method: "POST", path: "/service-accounts", status: 201 },
  summary: "Makes a service account, up to one's own role. Keys for it are made with its id.",
  input: z.strictObject({ name: serviceAccountName, role: serviceAccountRole }),
  output: serviceAccount,
  async run({ tx, actor }, { name, role }) {
    refuseAbove(actor, role);
    return presentServiceAccount(await tx.serviceAccounts.create({ name, role, createdBy: actorName(actor) }));
  },
  audit: ({ name, role }, { id }) => ({ target: `service-account/${id}`, detail: { name, role } }),
});
