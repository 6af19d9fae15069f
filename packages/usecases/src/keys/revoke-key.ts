import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { found, notFound } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";
import { holderOf, isHeldBy } from "./holder.ts";

export const revokeKey = defineUsecase({
  name: "keys.revoke",
  kind: "command",
  action: "keys.own",
  rest: { method: "DELETE", path: "/keys/{key}", status: 204 },
  summary: "Ends an API key, one's own or with the right \"keys.manage\" anybody's; open streams close within 5 s.",
  input: z.strictObject({ key: idOrName }),
  output: z.null(),
  async run({ tx, actor }, { key }) {
    const row = found(await tx.apiKeys.find(key), "key");
    if (!actor.actions.includes("keys.manage") && !isHeldBy(row, (await holderOf(tx, actor)).holder)) throw notFound("key");
    await tx.apiKeys.revoke(row.id);
    await tx.invitations.revokeOf([`key/${row.id}`]);
    return null;
  },
  audit: ({ key }) => ({ target: `key/${key}` }),
});
