import { dnsLabel } from "@slipway/core/blueprint";
import { z } from "zod";
import { defineUsecase, differenceOf } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { namedProject } from "../projects/find-project.ts";
import { findBlueprint } from "./find-blueprint.ts";
import { findLivingBlueprint } from "./find-living-blueprint.ts";
import { blueprint } from "./schemas.ts";

export const updateBlueprint = defineUsecase({
  name: "blueprints.update",
  kind: "command",
  action: "operate",
  rest: { method: "PATCH", path: "/blueprints/{blueprint}", status: 200 },
  summary: "Renames a blueprint or moves it to another project. What runs keeps running: clusters refer to versions.",
  input: z.strictObject({
    blueprint: idOrName,
    name: dnsLabel.optional(),
    project: idOrName.optional().meta({ description: "Moves it to this project, by id or name." }),
  }),
  output: blueprint,
  async run({ tx }, input) {
    const { id, name, projectId } = await findLivingBlueprint(tx, input.blueprint);
    const to = await namedProject(tx, input.project);
    if (to !== undefined) await tx.blueprints.move(id, to);
    if (input.name !== undefined) await tx.blueprints.rename(id, input.name);
    return { ...(await findBlueprint(tx, id)), before: { name, projectId } };
  },
  audit: (_, { before, ...after }) => ({ target: `blueprint/${after.id}`, detail: differenceOf(before, after) }),
});
