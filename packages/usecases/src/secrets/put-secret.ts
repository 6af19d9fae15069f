import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { applyToUsers } from "./apply-to-users.ts";
import { savedSecret, secretName } from "./schemas.ts";

export const putSecret = defineUsecase({
  name: "secrets.put",
  kind: "command",
  action: "secrets.write",
  rest: { method: "PUT", path: "/secrets/{secret}", status: 200 },
  summary: "Saves a secret's value. Running tasks that use it are replaced.",
  input: z.strictObject({ secret: secretName, value: z.string().max(64 * 1024) }),
  output: savedSecret,
  run: async (_, { secret }) => secret,
  async deliver(ctx, { value }, name) {
    const { version } = await ctx.ports.secrets.put({ teamId: ctx.actor.teamId, scope: "team", name }, value);
    return { name, version, operations: await applyToUsers(ctx, name) };
  },
  audit: ({ secret }) => ({ target: `secret/${secret}` }),
});
