"use client";

import type { Machine } from "@slipway/usecases/machines/schemas";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { useChoose } from "./chosen.ts";

/** The machines that were drawn as one; each opens its details. */
export function MachineButtons({ machines }: { machines: readonly Machine[] }) {
  const choose = useChoose();
  return (
    <Table
      label="Machines"
      columns={columns}
      rows={machines}
      rowKey={({ id }) => id}
      onOpen={({ id }) => choose({ kind: "machine", id })}
      empty={<p className="p-4 text-muted">None is in this state now.</p>}
    />
  );
}

const columns: TableColumn<Machine>[] = [
  { id: "name", header: "Name", sortBy: ({ name }) => name, cell: ({ name }) => <span className="truncate font-medium">{name}</span> },
  {
    id: "address",
    header: "Address",
    width: "9rem",
    sortBy: ({ address }) => address,
    cell: ({ address }) => <span className="font-mono text-xs">{address}</span>,
  },
];
