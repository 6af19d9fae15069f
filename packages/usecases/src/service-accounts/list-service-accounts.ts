import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { presentServiceAccount } from "./find-service-account.ts";
import { serviceAccount } from "./schemas.ts";

export const listServiceAccounts = defineUsecase({
  name: "serviceAccounts.list",
  kind: "query",
  action: "keys.manage",
  rest: { method: "GET", path: "/service-accounts", status: 200 },
  summary: "The team's service accounts, newest first.",
  input: z.strictObject(pageFields),
  output: pageOf(serviceAccount),
  async run({ tx }, page) {
    const { items, nextCursor } = await tx.serviceAccounts.list(page);
    return { items: items.map(presentServiceAccount), nextCursor };
  },
});
