import { webhookEventTypes } from "@slipway/core/webhooks";
import { WebhooksPage } from "../../../../src/features/settings/webhooks/webhooks-page.tsx";

/** The kinds of events come from here: the browser need not load what signs and sends them. */
export default function Page() {
  return <WebhooksPage eventTypes={webhookEventTypes} />;
}
