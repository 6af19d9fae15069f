import { dnsLabel } from "@slipway/core/blueprint";
import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { blueprint } from "./schemas.ts";

export const createBlueprint = defineUsecase({
  name: "blueprints.create",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/blueprints", status: 201 },
  summary: "Makes an empty blueprint; its program comes with its first version.",
  input: z.strictObject({ name: dnsLabel }),
  output: blueprint,
  run: ({ tx }, { name }) => tx.blueprints.create(name),
  audit: ({ name }, { id }) => ({ target: `blueprint/${id}`, detail: { name } }),
});
