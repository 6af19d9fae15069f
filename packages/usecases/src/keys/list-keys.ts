import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { apiKey } from "./schemas.ts";

export const listKeys = defineUsecase({
  name: "keys.list",
  kind: "query",
  action: "keys.manage",
  rest: { method: "GET", path: "/keys", status: 200 },
  summary: "The team's API keys, without their secret part.",
  input: z.strictObject(pageFields),
  output: pageOf(apiKey),
  run: async ({ tx }, page) => tx.apiKeys.list(page),
});
