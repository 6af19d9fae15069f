"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { type ReactNode, useMemo } from "react";
import { Link } from "../../ui/link.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { useProjectNames } from "../clusters/use-project-names.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { NewestVersion } from "./newest-version.tsx";

interface BlueprintTableProps {
  blueprints: readonly Blueprint[];
  empty: ReactNode;
}

export function BlueprintTable({ blueprints, empty }: BlueprintTableProps) {
  const team = useTeam();
  const projects = useProjectNames();
  const columns = useMemo(() => columnsOf(team, projects), [team, projects]);
  return (
    <Table
      label="Blueprints"
      columns={columns}
      rows={blueprints}
      rowKey={({ id }) => id}
      rowHref={({ name }) => paths.blueprint(team, name)}
      empty={empty}
    />
  );
}

const columnsOf = (team: string, projects: ReadonlyMap<string, string>): TableColumn<Blueprint>[] => [
  {
    id: "name",
    header: "Name",
    sortBy: ({ name }) => name,
    cell: ({ name }) => (
      <Link href={paths.blueprint(team, name)} variant="quiet" className="truncate font-medium">
        {name}
      </Link>
    ),
  },
  {
    id: "project",
    header: "Project",
    width: "11rem",
    sortBy: ({ projectId }) => projects.get(projectId) ?? null,
    cell: ({ projectId }) => <span className="truncate text-muted">{projects.get(projectId) ?? "–"}</span>,
  },
  {
    id: "version",
    header: "Version",
    width: "7rem",
    align: "right",
    sortBy: ({ latestVersion }) => latestVersion,
    cell: ({ latestVersion }) => (latestVersion === 0 ? <span className="text-subtle">none yet</span> : latestVersion),
  },
  { id: "by", header: "By", width: "11rem", cell: (blueprint) => <NewestVersion blueprint={blueprint} show="by" /> },
  { id: "when", header: "When", width: "9rem", align: "right", cell: (blueprint) => <NewestVersion blueprint={blueprint} show="when" /> },
];
