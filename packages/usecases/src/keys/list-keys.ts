import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { holderOf, presentKey } from "./holder.ts";
import { apiKey } from "./schemas.ts";

export const listKeys = defineUsecase({
  name: "keys.list",
  kind: "query",
  action: "keys.own",
  rest: { method: "GET", path: "/keys", status: 200 },
  summary: "API keys without their secret part: everybody's with the right \"keys.manage\", else one's own.",
  input: z.strictObject(pageFields),
  output: pageOf(apiKey),
  async run({ tx, actor }, page) {
    const all = actor.actions.includes("keys.manage");
    const { items, nextCursor } = await tx.apiKeys.list({ ...page, ...(all ? {} : (await holderOf(tx, actor)).holder.id) });
    return { items: await Promise.all(items.map((row) => presentKey(tx, row))), nextCursor };
  },
});
