"use client";

import type { Task } from "@slipway/usecases/tasks/schemas";
import { Boxes } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { NameCell } from "./name-cell.tsx";
import { useMachines, useTasks } from "./use-cluster.ts";

/** The tasks of every service: where each runs, and since when. */
export function TaskTable() {
  const { data, error, refetch } = useTasks();
  const machines = useMachines().data?.items;
  const columns = useMemo(() => {
    const nameOf = new Map(machines?.map(({ id, name }) => [id, name]));
    return columnsOf((id) => nameOf.get(id) ?? id.slice(-8));
  }, [machines]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton label="Loading tasks" />;
  return (
    <Table
      bare
      label="Tasks"
      columns={columns}
      rows={data.items}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={<Boxes aria-hidden />}
          title="No task"
          text="A stopped cluster has none. They appear here as soon as a start has placed them."
        />
      }
    />
  );
}

const columnsOf = (machineName: (id: string) => string): TableColumn<Task>[] => [
  {
    id: "name",
    header: "Task",
    sortBy: ({ name }) => name,
    cell: ({ name, reason }) => <NameCell name={name} reason={reason} />,
  },
  { id: "service", header: "Service", width: "10rem", sortBy: ({ service }) => service, cell: ({ service }) => service },
  { id: "state", header: "State", width: "9rem", sortBy: ({ state }) => state, cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: "machine",
    header: "Machine",
    width: "10rem",
    sortBy: ({ machine }) => (machine ? machineName(machine) : null),
    cell: ({ machine }) => (machine ? machineName(machine) : "–"),
  },
  { id: "address", header: "Address", width: "9rem", cell: ({ address }) => <span className="font-mono text-xs">{address}</span> },
  {
    id: "restarts",
    header: "Restarts",
    width: "6rem",
    align: "right",
    sortBy: ({ restartCount }) => restartCount,
    cell: ({ restartCount }) => restartCount,
  },
  {
    id: "started",
    header: "Since",
    width: "8rem",
    align: "right",
    sortBy: ({ startedAt }) => (startedAt ? Date.parse(startedAt) : null),
    cell: ({ startedAt }) => (startedAt ? <Time at={startedAt} /> : "–"),
  },
];
