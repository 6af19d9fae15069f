import { AppError } from "@slipway/core/errors";
import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findBlueprint } from "./find-blueprint.ts";

const NAMED = 3;

export const deleteBlueprint = defineUsecase({
  name: "blueprints.delete",
  kind: "command",
  action: "operate",
  rest: { method: "DELETE", path: "/blueprints/{blueprint}", status: 204 },
  summary: "Takes a blueprint off the list; its name is free again and its versions stay readable by id. Refused while a cluster runs one.",
  input: z.strictObject({ blueprint: idOrName }),
  output: z.null(),
  async run({ tx }, input) {
    const { id, name } = await findBlueprint(tx, input.blueprint);
    const clusters = await tx.blueprints.clustersOn(id);
    if (clusters.length > 0) throw inUse(name, clusters);
    await tx.blueprints.archive(id);
    return null;
  },
  audit: ({ blueprint }) => ({ target: `blueprint/${blueprint}` }),
});

function inUse(name: string, clusters: string[]): AppError {
  const more = clusters.length > NAMED ? ` and ${clusters.length - NAMED} more` : "";
  return new AppError("CONFLICT", `Blueprint ${name} is what ${clusters.slice(0, NAMED).join(", ")}${more} run.`, {
    remedy: "Stop them, or apply another blueprint to them, first.",
  });
}
