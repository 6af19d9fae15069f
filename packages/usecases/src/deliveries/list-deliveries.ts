import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields, pageOf } from "../paging/schemas.ts";
import { findWebhook } from "../webhooks/find-webhook.ts";
import { presentDelivery } from "./present-delivery.ts";
import { delivery, deliveryState } from "./schemas.ts";

export const listDeliveries = defineUsecase({
  name: "deliveries.list",
  kind: "query",
  action: "read",
  wholeTeam: true,
  rest: { method: "GET", path: "/webhooks/{webhook}/deliveries", status: 200 },
  summary: "A webhook's deliveries of the last 30 days, newest first.",
  input: z.strictObject({ webhook: idOrName, state: deliveryState.optional(), cluster: idOrName.optional(), ...pageFields }),
  output: pageOf(delivery),
  async run({ tx }, { webhook, cluster, ...query }) {
    const { id } = await findWebhook(tx, webhook);
    const clusterId = cluster === undefined ? undefined : (await findCluster(tx, cluster)).id;
    const { items, nextCursor } = await tx.deliveries.list(id, { ...query, clusterId });
    return { items: items.map(presentDelivery), nextCursor };
  },
});
