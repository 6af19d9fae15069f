"use client";

import type { ClusterState } from "@slipway/core/lifecycle";
import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import { Boxes } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { ClusterTable } from "../clusters/cluster-table.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";

const SHOWN = 8;
/** What changes or ails comes first. */
const order: readonly ClusterState[] = ["degraded", "stopping", "starting", "updating", "running", "stopped"];
const byState = <Item extends { state: ClusterState }>(left: Item, right: Item): number =>
  order.indexOf(left.state) - order.indexOf(right.state);

/** How many clusters are in which state, and those that run. */
export function RunningClusters({ clusters }: { clusters: readonly ClusterSummary[] }) {
  const team = useTeam();
  const running = useMemo(() => clusters.filter(({ state }) => state !== "stopped").sort(byState), [clusters]);
  const counts = order
    .map((state) => ({ state, count: clusters.filter((cluster) => cluster.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <Panel
      flush
      title="What runs"
      actions={
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {counts.map(({ state, count }) => (
            <li key={state} className="flex items-center gap-1 tabular-nums">
              {count} <StateBadge state={state} plain />
            </li>
          ))}
        </ul>
      }
      footer={clusters.length > running.slice(0, SHOWN).length && <Link href={paths.clusters(team)}>All {clusters.length} clusters</Link>}
    >
      <ClusterTable
        bare
        clusters={running.slice(0, SHOWN)}
        empty={<EmptyState icon={<Boxes aria-hidden />} title="Nothing runs" text="All clusters are stopped: no machine, no bill." />}
      />
    </Panel>
  );
}
