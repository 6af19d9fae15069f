"use client";

import type { ClusterEventItem } from "@slipway/usecases/events/schemas";
import { useQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useTRPC } from "../api/trpc.ts";
import { useRecentEvents } from "../live/live-context.ts";
import { useCluster, useClusterName } from "./use-cluster.ts";

const BEFORE = 200;

/** What has happened, newest first: the last events of when the page was opened, and all since. */
export function EventsPage() {
  const trpc = useTRPC();
  const cluster = useClusterName();
  const newest = useCluster().data?.lastSequence ?? 0;
  const [opened] = useState(newest);
  const { data, error, refetch } = useQuery(trpc.events.list.queryOptions({ cluster, after: Math.max(0, opened - BEFORE), limit: BEFORE }));
  const recent = useRecentEvents();
  return (
    <PageBody>
      {data ? (
        <Table
          label="Events"
          columns={columns}
          rows={merged(recent, data.items)}
          rowKey={({ id }) => id}
          empty={<EmptyState icon={<Activity aria-hidden />} title="Nothing has happened yet" text="What happens appears here at once." />}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TableSkeleton label="Loading events" />
      )}
    </PageBody>
  );
}

function merged(recent: readonly ClusterEventItem[], before: readonly ClusterEventItem[]): ClusterEventItem[] {
  const bySequence = new Map([...before, ...recent].map((event) => [event.sequence, event]));
  return [...bySequence.values()].sort((left, right) => right.sequence - left.sequence);
}

const columns: TableColumn<ClusterEventItem>[] = [
  { id: "sequence", header: "#", width: "5rem", align: "right", sortBy: ({ sequence }) => sequence, cell: ({ sequence }) => sequence },
  {
    id: "type",
    header: "Event",
    width: "15rem",
    lead: true,
    sortBy: ({ type }) => type,
    cell: ({ type }) => <span className="font-medium">{type}</span>,
  },
  { id: "about", header: "About", cell: (event) => <span className="min-w-0 truncate text-muted">{about(event)}</span> },
  {
    id: "actor",
    header: "By",
    width: "9rem",
    hideOnCard: true,
    cell: ({ actor }) => <span className="truncate">{actor.split("/")[0]}</span>,
  },
  { id: "time", header: "When", width: "8rem", align: "right", sortBy: ({ sequence }) => sequence, cell: ({ time }) => <Time at={time} /> },
];

/** The subject, and what became of it. */
function about({ data }: ClusterEventItem): string {
  const subject = data.task ?? data.node ?? data.key ?? data.kind ?? data.name ?? "";
  const change = data.from && data.to ? `${data.from} → ${data.to}` : "";
  return [subject, change, data.reason, data.message].filter((part) => typeof part === "string" && part !== "").join(" · ");
}
