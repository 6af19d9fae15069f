"use client";

import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import { type ReactNode, useMemo } from "react";
import { Link } from "../../ui/link.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { Time } from "../../ui/time.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { useProjectNames } from "./use-project-names.ts";

interface ClusterTableProps {
  clusters: readonly ClusterSummary[];
  empty: ReactNode;
  /** In a panel. */
  bare?: boolean;
}

export function ClusterTable({ clusters, empty, bare }: ClusterTableProps) {
  const team = useTeam();
  const projects = useProjectNames();
  const columns = useMemo(() => columnsOf(team, projects), [team, projects]);
  return (
    <Table
      bare={bare}
      label="Clusters"
      columns={columns}
      rows={clusters}
      rowKey={({ id }) => id}
      rowHref={({ name }) => paths.cluster(team, name)}
      empty={empty}
    />
  );
}

const columnsOf = (team: string, projects: ReadonlyMap<string, string>): TableColumn<ClusterSummary>[] => [
  {
    id: "name",
    header: "Name",
    sortBy: ({ name }) => name,
    cell: ({ name, description }) => (
      <span className="min-w-0 truncate">
        <Link href={paths.cluster(team, name)} variant="quiet" className="font-medium">
          {name}
        </Link>
        {description && <span className="ml-2 text-subtle">{description}</span>}
      </span>
    ),
  },
  { id: "state", header: "State", width: "9rem", sortBy: ({ state }) => state, cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: "project",
    header: "Project",
    width: "11rem",
    sortBy: ({ projectId }) => projects.get(projectId) ?? null,
    cell: ({ projectId }) => <span className="truncate text-muted">{projects.get(projectId) ?? "–"}</span>,
  },
  {
    id: "created",
    header: "Created",
    width: "10rem",
    align: "right",
    sortBy: ({ createdAt }) => Date.parse(createdAt),
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
];
