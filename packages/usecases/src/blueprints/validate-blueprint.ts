import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { evaluateSource } from "./evaluate-source.ts";
import { blueprintSource, validation } from "./schemas.ts";

/** A command for its body and its cost, though it keeps nothing: a viewer may not make the sandbox work. */
export const validateBlueprint = defineUsecase({
  name: "blueprints.validate",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/blueprints/validate", status: 200 },
  summary: "Compiles a blueprint and tells every fault; nothing is kept.",
  input: z.strictObject(blueprintSource),
  output: validation,
  unaudited: true,
  prepare: ({ ports }, source) => evaluateSource(ports.sandbox, source),
  run: async ({ prepared }) =>
    prepared.ok
      ? { valid: true, spec: prepared.spec, faults: [], warnings: prepared.warnings, logs: prepared.logs }
      : { valid: false, spec: null, faults: prepared.faults, warnings: [], logs: prepared.logs },
});
