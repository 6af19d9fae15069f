import type { ApiKey } from "@slipway/usecases/keys/schemas";
import { Ban } from "lucide-react";
import { Badge } from "../../../ui/badge.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { StateBadge } from "../../../ui/state-badge.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";
import { reachText } from "../reach-text.ts";
import type { usePlaces } from "../use-places.ts";
import { keyState } from "./key-state.ts";

interface KeyColumns {
  places: ReturnType<typeof usePlaces>;
  onRevoke(key: ApiKey): void;
}

const stateNow = (key: ApiKey) => keyState(key, Date.now());

export const keyColumns = ({ places, onRevoke }: KeyColumns): TableColumn<ApiKey>[] => [
  {
    id: "name",
    header: "Name",
    sortBy: ({ name }) => name,
    cell: ({ name, prefix }) => (
      <span className="min-w-0 truncate">
        <span className="font-medium">{name}</span> <span className="font-mono text-xs text-subtle">{prefix}…</span>
      </span>
    ),
  },
  {
    id: "holder",
    header: "Holder",
    width: "9rem",
    sortBy: ({ holder }) => holder.name,
    cell: ({ holder }) => (
      <span className="inline-flex min-w-0 items-center gap-1.5">
        <span className="truncate">{holder.name || "gone"}</span>
        {holder.kind === "serviceAccount" && <Badge>service</Badge>}
      </span>
    ),
  },
  { id: "rights", header: "May", width: "9rem", cell: (key) => <span title={rightsOf(key)}>{rightsOf(key)}</span> },
  { id: "reach", header: "Reach", width: "9rem", cell: (key) => <span title={reachText(key, places)}>{reachText(key, places)}</span> },
  { id: "state", header: "State", width: "7rem", sortBy: stateNow, cell: (key) => <StateBadge state={stateNow(key)} /> },
  {
    id: "expires",
    header: "Expires",
    width: "7.5rem",
    sortBy: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => <Time at={expiresAt} none="never" />,
  },
  {
    id: "used",
    header: "Last used",
    width: "7.5rem",
    sortBy: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt }) => <Time at={lastUsedAt} none="never" />,
  },
  {
    id: "revoke",
    header: "",
    width: "4rem",
    align: "right",
    cell: (key) =>
      stateNow(key) === "active" || stateNow(key) === "expiring" ? (
        <IconButton size="sm" label={`Revoke ${key.name}`} icon={<Ban aria-hidden />} onClick={() => onRevoke(key)} />
      ) : null,
  },
];

function rightsOf({ actions }: ApiKey): string {
  if (actions === null) return "all of its holder's";
  return actions.length === 1 && actions[0] === "read" ? "read only" : actions.join(", ");
}
