"use client";

import type { Delivery } from "@slipway/usecases/deliveries/schemas";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Select } from "../../../ui/select.tsx";
import { Table } from "../../../ui/table.tsx";
import { Loaded } from "../loaded.tsx";
import { OlderButton } from "../older-button.tsx";
import { deliveryColumns } from "./delivery-columns.tsx";
import { DeliveryDrawer } from "./delivery-drawer.tsx";
import { useDeliveries } from "./use-deliveries.ts";

const filters = [
  { value: "all", label: "All" },
  { value: "pending", label: "Waiting or retried" },
  { value: "delivered", label: "Delivered" },
  { value: "given_up", label: "Given up" },
] as const;

export function DeliveriesPanel({ webhook }: { webhook: string }) {
  const [state, setState] = useState<Delivery["state"] | "all">("all");
  const [opened, setOpened] = useState<string | null>(null);
  const deliveries = useDeliveries(webhook, state === "all" ? undefined : state);
  const filter = <Select aria-label="State of deliveries" value={state} options={filters} onValue={setState} className="w-44" />;
  return (
    <Panel flush title="Deliveries" description="Of the last 30 days, newest first." actions={filter}>
      <Loaded query={deliveries} label="Loading deliveries">
        {({ pages }) => (
          <Table
            bare
            label="Deliveries"
            columns={deliveryColumns}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setOpened(id)}
            empty={
              <EmptyState
                icon={<Inbox aria-hidden />}
                title={state === "all" ? "Nothing was sent yet" : "No such delivery"}
                text={state === "all" ? "Send a test, or wait for the next event of a cluster." : "Another state may have some."}
              />
            }
          />
        )}
      </Loaded>
      <OlderButton query={deliveries} />
      {opened && <DeliveryDrawer webhook={webhook} delivery={opened} onOpened={setOpened} onClose={() => setOpened(null)} />}
    </Panel>
  );
}
