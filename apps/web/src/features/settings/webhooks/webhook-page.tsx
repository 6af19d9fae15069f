"use client";

import { PageBody } from "../../../ui/page-body.tsx";
import { Loaded } from "../loaded.tsx";
import { DeliveriesPanel } from "./deliveries-panel.tsx";
import { useWebhook } from "./use-webhooks.ts";
import type { EventType } from "./webhook-form.ts";
import { WebhookPanel } from "./webhook-panel.tsx";

export function WebhookPage({ eventTypes }: { eventTypes: readonly EventType[] }) {
  const webhook = useWebhook();
  return (
    <PageBody>
      <Loaded query={webhook} label="Loading the webhook">
        {(data) => (
          <div className="space-y-6">
            <WebhookPanel webhook={data} eventTypes={eventTypes} />
            <DeliveriesPanel webhook={data.id} />
          </div>
        )}
      </Loaded>
    </PageBody>
  );
}
