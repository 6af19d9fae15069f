import { AppError } from "@slipway/core/errors";
import type { TeamTx } from "@slipway/db";
import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { checkTarget } from "./check-target.ts";
import { chosenPlaces } from "./chosen-places.ts";
import { newSecret } from "./new-secret.ts";
import { originOf, presentWebhook } from "./present-webhook.ts";
import { webhookFields, webhookWithSecret } from "./schemas.ts";

const MAX_WEBHOOKS = 20;

export const createWebhook = defineUsecase({
  name: "webhooks.create",
  kind: "command",
  action: "webhooks.manage",
  rest: { method: "POST", path: "/webhooks", status: 201 },
  summary: "Makes a webhook: events from now on are sent to its URL, signed with the secret that is in this answer only.",
  input: z.strictObject({
    url: webhookFields.url,
    description: webhookFields.description.default(""),
    types: webhookFields.types.default([]),
    clusterIds: webhookFields.clusterIds.default([]),
    projectIds: webhookFields.projectIds.default([]),
  }),
  output: webhookWithSecret,
  confidential: true,
  async prepare(ctx, input) {
    const places = await ctx.transaction(async (tx) => {
      await refuseTooMany(tx);
      return chosenPlaces(tx, input);
    });
    const url = await checkTarget(ctx, input.url);
    return { ...input, clusterIds: [], projectIds: [], ...places, types: [...new Set(input.types)], url, ...(await newSecret(ctx)) };
  },
  async run({ tx, actor, ports, prepared: { secret, ...webhook } }) {
    await refuseTooMany(tx);
    const row = await tx.webhooks.create({ ...webhook, createdBy: actorName(actor) });
    return { ...presentWebhook(row, { actor, now: ports.clock.now() }), secret };
  },
  audit: ({ url, types }, { id, clusterIds, projectIds }) => ({
    target: `webhook/${id}`,
    detail: { url: originOf(url), types, clusterIds, projectIds },
  }),
});

async function refuseTooMany(tx: TeamTx): Promise<void> {
  if ((await tx.webhooks.count()) < MAX_WEBHOOKS) return;
  throw new AppError("CONFLICT", `A team has ${MAX_WEBHOOKS} webhooks at most.`, { remedy: "Delete one that is not needed." });
}
