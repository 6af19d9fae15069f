import type { WebhookPatch } from "@slipway/db";
import { z } from "zod";
import { defineUsecase, differenceOf } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { checkTarget } from "./check-target.ts";
import { chosenPlaces } from "./chosen-places.ts";
import { findWebhook } from "./find-webhook.ts";
import { originOf, presentWebhook } from "./present-webhook.ts";
import { webhook, webhookFields } from "./schemas.ts";

export const updateWebhook = defineUsecase({
  name: "webhooks.update",
  kind: "command",
  action: "webhooks.manage",
  rest: { method: "PATCH", path: "/webhooks/{webhook}", status: 200 },
  summary: "Changes a webhook. Enabled, or with another URL, it is sent what waits at once; while disabled, events wait for it.",
  input: z.strictObject({
    webhook: idOrName,
    url: webhookFields.url.optional(),
    description: webhookFields.description.optional(),
    types: webhookFields.types.optional(),
    clusterIds: webhookFields.clusterIds.optional(),
    projectIds: webhookFields.projectIds.optional(),
    enabled: z.boolean().optional(),
  }),
  output: webhook,
  async prepare(ctx, { webhook: id, url, types, description, enabled, ...places }) {
    const chosen = await ctx.transaction(async (tx) => {
      await findWebhook(tx, id);
      return chosenPlaces(tx, places);
    });
    const patch: WebhookPatch = { description, enabled, ...chosen };
    if (types) patch.types = [...new Set(types)];
    if (url !== undefined) patch.url = await checkTarget(ctx, url);
    return patch;
  },
  async run({ tx, actor, ports, prepared: patch }, { webhook: id }) {
    const before = await findWebhook(tx, id);
    const row = await tx.webhooks.update(before.id, patch);
    return { ...presentWebhook(row, { actor, now: ports.clock.now() }), difference: differenceOf(before, patch, shown) };
  },
  audit: (_, { id, difference }) => ({ target: `webhook/${id}`, detail: difference }),
});

/** A URL may hold a token in its path: only its origin is told. */
const shown = (field: string, value: unknown): unknown => (field === "url" ? originOf(String(value)) : value);
