import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { secret } from "./schemas.ts";

export const listSecrets = defineUsecase({
  name: "secrets.list",
  kind: "query",
  action: "read",
  wholeTeam: true,
  rest: { method: "GET", path: "/secrets", status: 200 },
  summary: "The team's secrets by name; values never come back.",
  input: z.strictObject(pageFields),
  output: pageOf(secret),
  async run({ tx }, { limit, cursor }) {
    const all = await tx.secrets.list("team");
    const following = all.filter(({ name }) => cursor === undefined || name > cursor);
    const items = following.slice(0, limit);
    return { items, nextCursor: following.length > limit ? (items.at(-1)?.name ?? null) : null };
  },
});
