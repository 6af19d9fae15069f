import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findBlueprint } from "./find-blueprint.ts";
import { blueprint } from "./schemas.ts";

export const getBlueprint = defineUsecase({
  name: "blueprints.get",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/blueprints/{blueprint}", status: 200 },
  summary: "One blueprint, by id or name.",
  input: z.strictObject({ blueprint: idOrName }),
  output: blueprint,
  run: ({ tx }, input) => findBlueprint(tx, input.blueprint),
});
