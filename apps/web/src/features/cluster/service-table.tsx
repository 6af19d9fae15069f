"use client";

import { Boxes } from "lucide-react";
import { useMemo } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import type { ServiceRow } from "./service-rows.ts";

interface ServiceTableProps {
  rows: readonly ServiceRow[];
  /** null: who looks may not, or its state does not allow it. */
  onScale: ((service: ServiceRow) => void) | null;
}

export function ServiceTable({ rows, onScale }: ServiceTableProps) {
  const columns = useMemo(() => columnsOf(onScale), [onScale]);
  return (
    <Table
      bare
      label="Services"
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
      empty={
        <EmptyState
          icon={<Boxes aria-hidden />}
          title="No service"
          text="A stopped cluster has none. Start it: the services of its blueprint appear here."
        />
      }
    />
  );
}

function columnsOf(onScale: ServiceTableProps["onScale"]): TableColumn<ServiceRow>[] {
  const scale: TableColumn<ServiceRow> = {
    id: "scale",
    header: "Scale",
    width: "6rem",
    align: "right",
    cell: (row) =>
      row.kind === "service" && (
        <Button size="sm" onClick={() => onScale?.(row)} aria-label={`Scale ${row.name}`}>
          Scale
        </Button>
      ),
  };
  return onScale ? [...facts, scale] : facts;
}

const facts: TableColumn<ServiceRow>[] = [
  {
    id: "name",
    header: "Name",
    width: "11rem",
    sortBy: ({ name }) => name,
    cell: ({ name, kind }) => (
      <span className="min-w-0 truncate">
        <span className="font-medium">{name}</span>
        {kind !== "service" && <span className="ml-2 text-xs text-subtle">{kind}</span>}
      </span>
    ),
  },
  {
    id: "running",
    header: "Running",
    width: "9rem",
    sortBy: ({ running }) => running,
    cell: ({ name, running, desired }) => (
      <span className="flex w-full items-center gap-2 tabular-nums">
        <span className="whitespace-nowrap">
          {running} of {desired}
        </span>
        <Progress label={`${name} running`} value={running} max={Math.max(desired, 1)} tone={running >= desired ? "good" : "accent"} />
      </span>
    ),
  },
  {
    id: "minHealthy",
    header: "At least",
    width: "6rem",
    align: "right",
    sortBy: ({ minHealthy }) => minHealthy,
    cell: ({ minHealthy }) => minHealthy ?? "–",
  },
  {
    id: "restarts",
    header: "Restarts",
    width: "6rem",
    align: "right",
    sortBy: ({ restarts }) => restarts,
    cell: ({ restarts }) => restarts,
  },
  {
    id: "image",
    header: "Image",
    sortBy: ({ image }) => image,
    cell: ({ image }) => (
      <span className="truncate font-mono text-xs" title={image ?? undefined}>
        {image ?? "–"}
      </span>
    ),
  },
  {
    id: "links",
    header: "Connections",
    cell: ({ links }) => (
      <span className="min-w-0 truncate text-muted" title={links.join(", ")}>
        {links.join(", ") || "none"}
      </span>
    ),
  },
];
