import type { AuditEntry } from "@slipway/usecases/audit/schemas";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";
import type { AuditNames } from "./filter-entries.ts";
import { Outcome } from "./outcome.tsx";

export const auditColumns = ({ actorName, targetName }: AuditNames): TableColumn<AuditEntry>[] => [
  { id: "sequence", header: "#", width: "5rem", align: "right", hideOnCard: true, cell: ({ sequence }) => sequence },
  {
    id: "action",
    header: "Action",
    width: "13rem",
    lead: true,
    cell: ({ action }) => <span className="truncate font-medium">{action}</span>,
  },
  { id: "actor", header: "By", width: "11rem", cell: ({ actor }) => <span className="truncate">{actorName(actor)}</span> },
  {
    id: "target",
    header: "On",
    cell: ({ target }) => (
      <span className="min-w-0 truncate" title={target}>
        {target ? targetName(target) : "–"}
      </span>
    ),
  },
  { id: "outcome", header: "Outcome", width: "7rem", cell: ({ outcome }) => <Outcome outcome={outcome} /> },
  {
    id: "address",
    header: "Address",
    width: "9rem",
    hideOnCard: true,
    cell: ({ address }) => <span className="font-mono text-xs">{address}</span>,
  },
  { id: "time", header: "When", width: "8rem", align: "right", cell: ({ time }) => <Time at={time} /> },
];
