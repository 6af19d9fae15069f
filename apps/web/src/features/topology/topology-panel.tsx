"use client";

import { Network } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useCluster, useMachines, useTasks } from "../cluster/use-cluster.ts";
import { ChooseContext, type Chosen } from "./chosen.ts";
import { DetailsDrawer } from "./details-drawer.tsx";
import { layoutTopology } from "./layout-topology.ts";
import type { Topology } from "./topology.ts";
import { TopologyList } from "./topology-list.tsx";
import { useIsWide } from "./use-is-wide.ts";

const waiting = () => <Skeleton className="h-full w-full" />;
const TopologyCanvas = dynamic(() => import("./topology-canvas.tsx").then((module) => module.TopologyCanvas), {
  ssr: false,
  loading: waiting,
});

/** Machines with their tasks, and what is connected with what; kept up to date by LiveCluster. */
export function TopologyPanel() {
  const isWide = useIsWide();
  const [asList, setAsList] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { data: cluster } = useCluster();
  const machines = useMachines();
  const tasks = useTasks();
  const topology = useMemo(
    () =>
      cluster && machines.data && tasks.data
        ? layoutTopology({
            machines: machines.data.items,
            tasks: tasks.data.items,
            services: cluster.services,
            wiring: cluster.desired?.spec ?? null,
          })
        : null,
    [cluster, machines.data, tasks.data],
  );
  const error = machines.error ?? tasks.error;
  const toggle = isWide && topology && topology.places.length > 0 && (
    <Button size="sm" aria-pressed={asList} onClick={() => setAsList(!asList)}>
      As a list
    </Button>
  );
  return (
    <ChooseContext value={setChosen}>
      <Panel title="Topology" flush actions={toggle}>
        {topology ? (
          <Drawn topology={topology} asList={asList || !isWide} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void Promise.all([machines.refetch(), tasks.refetch()])} />
        ) : (
          <div className="h-96 p-4">{waiting()}</div>
        )}
      </Panel>
      <DetailsDrawer
        chosen={chosen}
        machines={machines.data?.items ?? []}
        tasks={tasks.data?.items ?? []}
        onClose={() => setChosen(null)}
      />
    </ChooseContext>
  );
}

function Drawn({ topology, asList }: { topology: Topology; asList: boolean }) {
  if (topology.places.length === 0)
    return (
      <EmptyState
        icon={<Network aria-hidden />}
        title="Nothing runs"
        text="A stopped cluster has no machine. Start it: machines, tasks and their connections appear here as they come."
      />
    );
  if (asList) return <TopologyList topology={topology} />;
  return (
    <div className="h-[min(36rem,70dvh)]">
      <TopologyCanvas topology={topology} />
    </div>
  );
}
