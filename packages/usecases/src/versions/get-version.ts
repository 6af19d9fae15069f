import { z } from "zod";
import { findBlueprint } from "../blueprints/find-blueprint.ts";
import { defineUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";
import { version } from "./schemas.ts";

const NUMBER = /^[1-9]\d{0,8}$/;

export const getVersion = defineUsecase({
  name: "versions.get",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/blueprints/{blueprint}/versions/{version}", status: 200 },
  summary: "One version, by number or id, with its program and its spec.",
  input: z.strictObject({ blueprint: idOrName, version: idOrName }),
  output: version,
  async run({ tx }, input) {
    const { id } = await findBlueprint(tx, input.blueprint);
    const byNumber = NUMBER.test(input.version);
    const row = byNumber
      ? await tx.blueprints.findVersionByNumber(id, Number(input.version))
      : await tx.blueprints.findVersion(input.version);
    return found(row?.blueprintId === id ? row : null, "version");
  },
});
