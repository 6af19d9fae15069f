import type { Delivery } from "@slipway/usecases/deliveries/schemas";
import { Badge } from "../../../ui/badge.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";
import { DeliveryState } from "./delivery-state.tsx";

export const deliveryColumns: TableColumn<Delivery>[] = [
  {
    id: "type",
    header: "Event",
    cell: ({ type, kind }) => (
      <span className="inline-flex min-w-0 items-center gap-2">
        <span className="truncate font-medium">{type}</span>
        {kind !== "event" && <Badge>{kind}</Badge>}
      </span>
    ),
  },
  { id: "state", header: "State", width: "8rem", cell: (delivery) => <DeliveryState delivery={delivery} /> },
  { id: "attempts", header: "Attempts", width: "6rem", align: "right", cell: ({ attempts }) => attempts },
  {
    id: "last",
    header: "Last answer",
    width: "16rem",
    cell: ({ lastStatus, lastError }) => (
      <span className="truncate" title={lastError ?? undefined}>
        {[lastStatus, lastError].filter((part) => part !== null).join(" · ") || "–"}
      </span>
    ),
  },
  { id: "next", header: "Next attempt", width: "8rem", cell: ({ nextAttemptAt }) => <Time at={nextAttemptAt} /> },
  { id: "made", header: "When", width: "8rem", align: "right", cell: ({ createdAt }) => <Time at={createdAt} /> },
];
