import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";

export const revokeKey = defineUsecase({
  name: "keys.revoke",
  kind: "command",
  action: "keys.manage",
  rest: { method: "DELETE", path: "/keys/{key}", status: 204 },
  summary: "Ends an API key at once; open streams close within 5 s.",
  input: z.strictObject({ key: idOrName }),
  output: z.null(),
  async run({ tx }, { key }) {
    const { id } = found(await tx.apiKeys.find(key), "key");
    await tx.apiKeys.revoke(id);
    return null;
  },
  audit: ({ key }) => ({ target: `key/${key}` }),
});
