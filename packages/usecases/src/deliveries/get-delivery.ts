import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";
import { findWebhook } from "../webhooks/find-webhook.ts";
import { presentAttempt, presentDelivery } from "./present-delivery.ts";
import { deliveryDetail } from "./schemas.ts";

const ATTEMPTS_SHOWN = 20;

export const getDelivery = defineUsecase({
  name: "deliveries.get",
  kind: "query",
  action: "read",
  wholeTeam: true,
  rest: { method: "GET", path: "/webhooks/{webhook}/deliveries/{delivery}", status: 200 },
  summary: "What was sent, and what each attempt came to.",
  input: z.strictObject({ webhook: idOrName, delivery: idOrName }),
  output: deliveryDetail,
  async run({ tx }, { webhook, delivery }) {
    const { id } = await findWebhook(tx, webhook);
    const row = found(await tx.deliveries.find(id, delivery, ATTEMPTS_SHOWN), "delivery");
    return { ...presentDelivery(row), latestAttempts: row.latestAttempts.map(presentAttempt) };
  },
});
