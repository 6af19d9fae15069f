import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";
import { reachText } from "../reach-text.ts";
import type { usePlaces } from "../use-places.ts";
import { eventTypesText } from "./event-types-text.ts";
import { WebhookState } from "./webhook-state.tsx";

export const webhookColumns = (places: ReturnType<typeof usePlaces>): TableColumn<Webhook>[] => [
  {
    id: "url",
    header: "URL",
    sortBy: ({ url }) => url,
    cell: ({ url, description, notice }) => (
      <span className="min-w-0 truncate" title={notice ?? url}>
        <span className="font-mono text-xs">{url}</span> {description && <span className="ml-1 text-subtle">{description}</span>}
      </span>
    ),
  },
  { id: "state", header: "State", width: "8rem", sortBy: ({ state }) => state, cell: ({ state }) => <WebhookState state={state} /> },
  {
    id: "types",
    header: "Events",
    width: "12rem",
    cell: ({ types }) => (
      <span className="truncate" title={types.join(", ")}>
        {eventTypesText(types)}
      </span>
    ),
  },
  { id: "reach", header: "Of", width: "10rem", cell: (webhook) => <span className="truncate">{reachText(webhook, places)}</span> },
  { id: "made", header: "Made", width: "8rem", sortBy: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <Time at={createdAt} /> },
];
