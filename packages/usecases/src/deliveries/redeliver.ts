import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";
import { findWebhook } from "../webhooks/find-webhook.ts";
import { presentDelivery } from "./present-delivery.ts";
import { delivery } from "./schemas.ts";

export const redeliver = defineUsecase({
  name: "deliveries.redeliver",
  kind: "command",
  action: "webhooks.manage",
  rest: { method: "POST", path: "/webhooks/{webhook}/deliveries/{delivery}/redeliver", status: 201 },
  summary: "Sends a delivery again as it was, once and at once; one that waits for its next attempt is tried now.",
  input: z.strictObject({ webhook: idOrName, delivery: idOrName }),
  output: delivery,
  async run({ tx }, { webhook, delivery: given }) {
    const { id } = await findWebhook(tx, webhook);
    return presentDelivery(found(await tx.deliveries.redeliver(id, given), "delivery"));
  },
  audit: ({ webhook, delivery: given }, { id }) => ({ target: `webhook/${webhook}`, detail: { delivery: given, sentAs: id } }),
});
