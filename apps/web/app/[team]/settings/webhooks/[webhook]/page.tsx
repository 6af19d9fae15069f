import { webhookEventTypes } from "@slipway/core/webhooks";
import { WebhookPage } from "../../../../../src/features/settings/webhooks/webhook-page.tsx";

export default function Page() {
  return <WebhookPage eventTypes={webhookEventTypes} />;
}
