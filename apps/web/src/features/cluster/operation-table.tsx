"use client";

import type { Operation } from "@slipway/usecases/operations/schemas";
import { History } from "lucide-react";
import { duration } from "../../ui/duration.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useOperations } from "./use-cluster.ts";

export function OperationTable() {
  const { data, error, refetch } = useOperations();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton rows={3} label="Loading operations" />;
  return (
    <Table
      bare
      label="Operations"
      columns={columns}
      rows={data.items}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={<History aria-hidden />} title="No operation yet" text="Starting the cluster is the first one." />}
    />
  );
}

const tookMs = ({ startedAt, endedAt }: Operation): number | null =>
  startedAt && endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : null;

const columns: TableColumn<Operation>[] = [
  { id: "kind", header: "Operation", width: "8rem", cell: ({ kind }) => <span className="font-medium">{kind}</span> },
  { id: "state", header: "State", width: "9rem", cell: ({ state }) => <StateBadge state={state} of="operation" /> },
  { id: "why", header: "Why", cell: ({ failure, reason }) => failure?.message ?? reason ?? "–" },
  { id: "who", header: "Who", width: "10rem", hideOnCard: true, cell: ({ createdBy }) => <span className="text-muted">{createdBy}</span> },
  {
    id: "took",
    header: "Took",
    width: "7rem",
    align: "right",
    sortBy: tookMs,
    cell: (operation) => {
      const ms = tookMs(operation);
      return ms === null ? "–" : duration(ms);
    },
  },
  {
    id: "when",
    header: "When",
    width: "8rem",
    align: "right",
    sortBy: ({ createdAt }) => Date.parse(createdAt),
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
];
