import { contentHash } from "@slipway/core/identity";
import { z } from "zod";
import { compileSource, orderedFiles } from "../blueprints/evaluate-source.ts";
import { findLivingBlueprint } from "../blueprints/find-living-blueprint.ts";
import { blueprintSource } from "../blueprints/schemas.ts";
import { actorName, defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { createdVersion } from "./schemas.ts";

export const createVersion = defineUsecase({
  name: "versions.create",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/blueprints/{blueprint}/versions", status: 201 },
  summary: "Compiles and keeps a version. What the newest one says already is not kept twice.",
  input: z.strictObject({ blueprint: idOrName, ...blueprintSource }),
  output: createdVersion,
  async prepare({ ports, transaction }, input) {
    const { id } = await transaction((tx) => findLivingBlueprint(tx, input.blueprint));
    return { blueprintId: id, ...(await compileSource(ports.sandbox, input)) };
  },
  async run({ tx, actor, prepared }, input) {
    const { blueprintId, spec, warnings } = prepared;
    const { format, args } = input;
    const files = orderedFiles(input);
    const newest = (await tx.blueprints.listVersions(blueprintId, { limit: 1 })).items[0];
    const specHash = contentHash(spec);
    const same = newest?.specHash === specHash && contentHash([newest.files, newest.args]) === contentHash([files, args]);
    if (newest && same) return { ...newest, warnings, created: false };
    const version = await tx.blueprints.addVersion({ blueprintId, format, files, args, spec, specHash, createdBy: actorName(actor) });
    return { ...version, warnings, created: true };
  },
  audit: (_, { id, number, created }) => ({ target: `blueprint_version/${id}`, detail: { number, created } }),
});
