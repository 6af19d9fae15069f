import type { secret } from "@slipway/usecases/secrets/schemas";
import { Pencil, Trash2 } from "lucide-react";
import type { output } from "zod";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";

interface SecretActs {
  mayWrite: boolean;
  onWrite(name: string): void;
  onDelete(name: string): void;
}

export const secretColumns = ({ mayWrite, onWrite, onDelete }: SecretActs): TableColumn<output<typeof secret>>[] => [
  {
    id: "name",
    header: "Name",
    sortBy: ({ name }) => name,
    cell: ({ name }) => <span className="truncate font-mono text-xs">{name}</span>,
  },
  { id: "version", header: "Version", width: "6rem", align: "right", sortBy: ({ version }) => version, cell: ({ version }) => version },
  {
    id: "updated",
    header: "Saved",
    width: "9rem",
    sortBy: ({ updatedAt }) => updatedAt,
    cell: ({ updatedAt }) => <Time at={updatedAt} />,
  },
  {
    id: "acts",
    header: "",
    width: "6rem",
    align: "right",
    cell: ({ name }) =>
      mayWrite ? (
        <span className="inline-flex gap-1">
          <IconButton size="sm" label={`Set the value of ${name}`} icon={<Pencil aria-hidden />} onClick={() => onWrite(name)} />
          <IconButton size="sm" label={`Delete ${name}`} icon={<Trash2 aria-hidden />} onClick={() => onDelete(name)} />
        </span>
      ) : null,
  },
];
