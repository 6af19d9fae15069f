"use client";

import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageBody } from "../../../ui/page-body.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Table } from "../../../ui/table.tsx";
import { paths } from "../../paths.ts";
import { useMay } from "../../shell/use-may.ts";
import { useTeam } from "../../shell/use-team.ts";
import { Loaded } from "../loaded.tsx";
import { usePlaces } from "../use-places.ts";
import { NewWebhookDialog } from "./new-webhook-dialog.tsx";
import { useWebhooks } from "./use-webhooks.ts";
import { webhookColumns } from "./webhook-columns.tsx";
import type { EventType } from "./webhook-form.ts";

export function WebhooksPage({ eventTypes }: { eventTypes: readonly EventType[] }) {
  const team = useTeam();
  const webhooks = useWebhooks();
  const places = usePlaces();
  const mayManage = useMay("webhooks.manage");
  const [making, setMaking] = useState(false);
  const make = mayManage && (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
      New webhook
    </Button>
  );
  return (
    <PageBody>
      <Panel flush title="Webhooks" description="Events of clusters, sent to an address of yours and signed." actions={make}>
        <Loaded query={webhooks} label="Loading webhooks">
          {({ items }) => (
            <Table
              bare
              label="Webhooks"
              columns={webhookColumns(places)}
              rows={items}
              rowKey={({ id }) => id}
              rowHref={({ id }) => paths.webhook(team, id)}
              empty={
                <EmptyState
                  icon={<WebhookIcon aria-hidden />}
                  title="No webhook yet"
                  text={
                    mayManage
                      ? "Make one to be told elsewhere what happens on your clusters: in a chat, a pipeline, an alarm."
                      : "Admins and owners make them, to be told elsewhere what happens on clusters."
                  }
                />
              }
            />
          )}
        </Loaded>
      </Panel>
      {making && <NewWebhookDialog eventTypes={eventTypes} onClose={() => setMaking(false)} />}
    </PageBody>
  );
}
