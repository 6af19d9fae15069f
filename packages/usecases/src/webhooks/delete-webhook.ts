import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findWebhook } from "./find-webhook.ts";
import { secretRef } from "./new-secret.ts";

export const deleteWebhook = defineUsecase({
  name: "webhooks.delete",
  kind: "command",
  action: "webhooks.manage",
  rest: { method: "DELETE", path: "/webhooks/{webhook}", status: 204 },
  summary: "Deletes a webhook, its secret and its deliveries. Nothing more is sent.",
  input: z.strictObject({ webhook: idOrName }),
  output: z.null(),
  async run({ tx, actor, ports, afterCommit }, { webhook: given }) {
    const { id } = await findWebhook(tx, given);
    for (const name of await tx.webhooks.remove(id)) afterCommit(() => ports.secrets.delete(secretRef(actor.teamId, name)));
    return null;
  },
  audit: ({ webhook }) => ({ target: `webhook/${webhook}` }),
});
