import { z } from "zod";
import { findBlueprint } from "../blueprints/find-blueprint.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields, pageOf } from "../paging/schemas.ts";
import { versionSummary } from "./schemas.ts";

export const listVersions = defineUsecase({
  name: "versions.list",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/blueprints/{blueprint}/versions", status: 200 },
  summary: "A blueprint's versions, newest first.",
  input: z.strictObject({ blueprint: idOrName, ...pageFields }),
  output: pageOf(versionSummary),
  async run({ tx }, { blueprint, ...page }) {
    const { id } = await findBlueprint(tx, blueprint);
    return tx.blueprints.listVersions(id, page);
  },
});
