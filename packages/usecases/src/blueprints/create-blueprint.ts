import { dnsLabel } from "@slipway/core/blueprint";
import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { namedProject } from "../projects/find-project.ts";
import { inProject } from "../projects/schemas.ts";
import { blueprint } from "./schemas.ts";

export const createBlueprint = defineUsecase({
  name: "blueprints.create",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/blueprints", status: 201 },
  summary: "Makes an empty blueprint; its program comes with its first version.",
  input: z.strictObject({ name: dnsLabel, project: inProject }),
  output: blueprint,
  run: async ({ tx }, { name, project }) => tx.blueprints.create(name, await namedProject(tx, project)),
  audit: ({ name }, { id }) => ({ target: `blueprint/${id}`, detail: { name } }),
});
