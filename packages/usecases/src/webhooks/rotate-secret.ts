import { ROTATION_MS } from "@slipway/core/webhooks";
import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findWebhook } from "./find-webhook.ts";
import { newSecret, secretRef } from "./new-secret.ts";
import { presentWebhook } from "./present-webhook.ts";
import { webhookWithSecret } from "./schemas.ts";

export const rotateSecret = defineUsecase({
  name: "webhooks.rotateSecret",
  kind: "command",
  action: "webhooks.manage",
  rest: { method: "POST", path: "/webhooks/{webhook}/rotate-secret", status: 200 },
  summary: "Gives a webhook another secret, in this answer only. For 24 hours deliveries carry the old secret's signature too.",
  input: z.strictObject({ webhook: idOrName }),
  output: webhookWithSecret,
  confidential: true,
  async prepare(ctx, { webhook }) {
    await ctx.transaction((tx) => findWebhook(tx, webhook));
    return newSecret(ctx);
  },
  async run({ tx, actor, ports, prepared: { secret, secretName }, afterCommit }, { webhook }) {
    const now = ports.clock.now();
    const { id } = await findWebhook(tx, webhook);
    const { row, dropped } = await tx.webhooks.rotate(id, { secretName, previousUntil: new Date(now + ROTATION_MS) });
    for (const name of dropped) afterCommit(() => ports.secrets.delete(secretRef(actor.teamId, name)));
    return { ...presentWebhook(row, { actor, now }), secret };
  },
  audit: (_, { id, previousSecretUntil }) => ({ target: `webhook/${id}`, detail: { previousSecretUntil } }),
});
