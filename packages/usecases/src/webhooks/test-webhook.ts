import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { presentDelivery } from "../deliveries/present-delivery.ts";
import { delivery } from "../deliveries/schemas.ts";
import { idOrName } from "../paging/schemas.ts";
import { findWebhook } from "./find-webhook.ts";

export const testWebhook = defineUsecase({
  name: "webhooks.test",
  kind: "command",
  action: "webhooks.manage",
  rest: { method: "POST", path: "/webhooks/{webhook}/test", status: 201 },
  summary: "Sends an event of the kind webhook.test, once and at once, also to a disabled webhook. Follow the delivery.",
  input: z.strictObject({ webhook: idOrName }),
  output: delivery,
  async run({ tx, actor }, { webhook }) {
    const { id } = await findWebhook(tx, webhook);
    return presentDelivery(await tx.deliveries.addTest(id, actorName(actor)));
  },
  audit: ({ webhook }, { id }) => ({ target: `webhook/${webhook}`, detail: { delivery: id } }),
});
