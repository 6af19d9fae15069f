import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findWebhook } from "./find-webhook.ts";
import { presentWebhook } from "./present-webhook.ts";
import { webhook } from "./schemas.ts";

export const getWebhook = defineUsecase({
  name: "webhooks.get",
  kind: "query",
  action: "read",
  wholeTeam: true,
  rest: { method: "GET", path: "/webhooks/{webhook}", status: 200 },
  summary: "A webhook, and how it fares.",
  input: z.strictObject({ webhook: idOrName }),
  output: webhook,
  run: async ({ tx, actor, ports }, { webhook: id }) => presentWebhook(await findWebhook(tx, id), { actor, now: ports.clock.now() }),
});
