import { withDatabase } from "../../../auditor/database-tables.ts";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import type { Caller } from "../../wire/caller.ts";
import type { OutsideReceiver } from "../outside/open-receiver.ts";
import { verdict } from "../verdict.ts";
import { testDelivery } from "./test-delivery.ts";

interface Secretless {
  range: AttackRange;
  admin: Caller;
  receiver: OutsideReceiver;
  webhookId: string;
}

/** Ways to ask for an empty or a known secret; the API takes none from outside. */
const chosenSecrets: Record<string, unknown>[] = [
  { secret: "" },
  { secret: null },
  { secret: "whsec_" },
  { secret: "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
  { signingSecret: "" },
  { secretName: "known" },
];

export async function* withoutSecret({ range, admin, receiver, webhookId }: Secretless): AsyncGenerator<AttackResult> {
  for (const more of chosenSecrets) {
    const requests = [
      { method: "POST", path: "/api/v1/webhooks", body: { url: `${receiver.origin}/chosen`, types: ["webhook.test"], ...more } },
      { method: "PATCH", path: `/api/v1/webhooks/${webhookId}`, body: more },
      { method: "POST", path: `/api/v1/webhooks/${webhookId}/rotate-secret`, body: more },
    ];
    for (const request of requests) {
      const { status, text } = await admin.send(request);
      yield verdict(
        `${request.method} ${request.path.replace(webhookId, "{webhook}")} with ${JSON.stringify(more)} is refused`,
        status === 400,
        () => text,
      );
    }
  }
  const before = (await receiver.heard()).length;
  await loseSecret(range, webhookId);
  const delivery = await testDelivery(admin, webhookId);
  const wasSent = (await receiver.heard()).length !== before;
  yield verdict("a webhook whose secret is lost sends nothing", !wasSent && delivery.state === "given_up", () => delivery);
  yield verdict("and says so", /signing secret is missing/.test(delivery.lastError ?? ""), () => delivery);
  const unsigned = (await receiver.heard()).filter(({ headers }) => !headers["webhook-signature"]);
  yield verdict("of all that came, nothing was unsigned", unsigned.length === 0, () => unsigned);
}

/** As nothing in the product does it. */
async function loseSecret({ home }: AttackRange, webhookId: string): Promise<void> {
  const lose = "UPDATE webhook SET secret_name = 'lost', previous_secret_name = NULL WHERE id = $1";
  await withDatabase(home.adminUrl, (client) => client.query(lose, [webhookId]));
}
