import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { blueprint } from "./schemas.ts";

export const listBlueprints = defineUsecase({
  name: "blueprints.list",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/blueprints", status: 200 },
  summary: "The team's blueprints, newest first.",
  input: z.strictObject(pageFields),
  output: pageOf(blueprint),
  run: ({ tx }, page) => tx.blueprints.list(page),
});
