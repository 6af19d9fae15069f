import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageOf } from "../paging/schemas.ts";
import { secret } from "./schemas.ts";

export const listSecrets = defineUsecase({
  name: "secrets.list",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/secrets", status: 200 },
  summary: "The team's secrets by name; values never come back.",
  input: z.strictObject({}),
  output: pageOf(secret),
  run: async ({ tx }) => ({ items: await tx.secrets.list("team"), nextCursor: null }),
});
