import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { presentWebhook } from "./present-webhook.ts";
import { webhook } from "./schemas.ts";

export const listWebhooks = defineUsecase({
  name: "webhooks.list",
  kind: "query",
  action: "read",
  wholeTeam: true,
  rest: { method: "GET", path: "/webhooks", status: 200 },
  summary: "The team's webhooks, newest first, with how they fare.",
  input: z.strictObject(pageFields),
  output: pageOf(webhook),
  async run({ tx, actor, ports }, page) {
    const { items, nextCursor } = await tx.webhooks.list(page);
    return { items: items.map((row) => presentWebhook(row, { actor, now: ports.clock.now() })), nextCursor };
  },
});
