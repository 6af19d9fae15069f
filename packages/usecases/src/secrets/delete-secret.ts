import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { notFound } from "../paging/not-found.ts";
import { secretName } from "./schemas.ts";

export const deleteSecret = defineUsecase({
  name: "secrets.delete",
  kind: "command",
  action: "secrets.write",
  rest: { method: "DELETE", path: "/secrets/{secret}", status: 204 },
  summary: "Deletes a secret. Tasks that use it run on; new ones wait for it.",
  input: z.strictObject({ secret: secretName }),
  output: z.null(),
  async run({ tx }, { secret }) {
    const known = await tx.secrets.list("team");
    if (!known.some(({ name }) => name === secret)) throw notFound("secret");
    return secret;
  },
  async deliver({ ports, actor }, _, name) {
    await ports.secrets.delete({ teamId: actor.teamId, scope: "team", name });
    return null;
  },
  audit: ({ secret }) => ({ target: `secret/${secret}` }),
});
