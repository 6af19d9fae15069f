"use client";

import type { Machine } from "@slipway/usecases/machines/schemas";
import type { ReactNode } from "react";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { Time } from "../../ui/time.tsx";
import { NameCell } from "./name-cell.tsx";

export function MachineTable({ machines, empty }: { machines: readonly Machine[]; empty: ReactNode }) {
  return (
    <Table
      label="Machines"
      columns={columns}
      rows={machines}
      rowKey={({ id }) => id}
      defaultSort={{ column: "name", descending: false }}
      empty={empty}
    />
  );
}

const columns: TableColumn<Machine>[] = [
  {
    id: "name",
    header: "Name",
    sortBy: ({ name }) => name,
    cell: ({ name, reason }) => <NameCell name={name} reason={reason} />,
  },
  { id: "role", header: "Role", width: "6rem", sortBy: ({ role }) => role, cell: ({ role }) => role },
  { id: "state", header: "State", width: "9rem", sortBy: ({ state }) => state, cell: ({ state }) => <StateBadge state={state} /> },
  { id: "provider", header: "Provider", width: "7rem", sortBy: ({ provider }) => provider, cell: ({ provider }) => provider },
  {
    id: "address",
    header: "Address",
    width: "9rem",
    sortBy: ({ address }) => address,
    cell: ({ address }) => <span className="font-mono text-xs">{address}</span>,
  },
  {
    id: "public",
    header: "Public",
    width: "9rem",
    hideOnCard: true,
    cell: ({ publicAddress }) => <span className="font-mono text-xs">{publicAddress ?? "–"}</span>,
  },
  {
    id: "price",
    header: "$/h",
    width: "6rem",
    align: "right",
    sortBy: ({ priceUsdPerHour }) => priceUsdPerHour,
    cell: ({ priceUsdPerHour }) => priceUsdPerHour.toFixed(4),
  },
  {
    id: "created",
    header: "Since",
    width: "8rem",
    align: "right",
    sortBy: ({ createdAt }) => Date.parse(createdAt),
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
];
