"use client";

import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import type { Operation } from "@slipway/usecases/operations/schemas";
import { History } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { useRecentOperations } from "./use-recent-operations.ts";

const SHOWN = 10;

export function RecentOperations({ clusters }: { clusters: readonly ClusterSummary[] }) {
  const team = useTeam();
  const { data, error, refetch } = useRecentOperations();
  const columns = useMemo(() => columnsOf(team, new Map(clusters.map(({ id, name }) => [id, name]))), [team, clusters]);
  return (
    <Panel title="Recent operations" flush>
      {data ? (
        <Table
          bare
          label="Latest operations"
          columns={columns}
          rows={data.items.slice(0, SHOWN)}
          rowKey={({ id }) => id}
          empty={<EmptyState icon={<History aria-hidden />} title="No operation yet" text="Every change of a cluster will stand here." />}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TableSkeleton rows={3} label="Loading operations" />
      )}
    </Panel>
  );
}

const columnsOf = (team: string, names: ReadonlyMap<string, string>): TableColumn<Operation>[] => [
  { id: "kind", header: "Operation", width: "8rem", cell: ({ kind }) => <span className="font-medium">{kind}</span> },
  {
    id: "cluster",
    header: "Cluster",
    width: "14rem",
    cell: ({ clusterId }) => {
      const name = names.get(clusterId);
      if (!name) return <span className="text-subtle">a deleted one</span>;
      return (
        <Link href={paths.cluster(team, name, "timeline")} variant="quiet" className="truncate">
          {name}
        </Link>
      );
    },
  },
  { id: "state", header: "State", width: "9rem", cell: ({ state }) => <StateBadge state={state} of="operation" /> },
  {
    id: "why",
    header: "Why",
    cell: ({ failure, reason }) => <span className="truncate text-muted">{failure?.message ?? reason ?? "–"}</span>,
  },
  { id: "when", header: "When", width: "8rem", align: "right", cell: ({ createdAt }) => <Time at={createdAt} /> },
];
