"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { OperationDetail } from "@slipway/usecases/operations/schemas";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useTRPC } from "../api/trpc.ts";
import { LiveCluster } from "../live/live-cluster.tsx";
import { PhaseList } from "./phase-list.tsx";
import { StartOutcome } from "./start-outcome.tsx";

interface StartProgressProps {
  team: string;
  cluster: string;
  operation: string;
}

/** The start as it goes, then where it answers or why it does not. */
export function StartProgress({ team, cluster, operation }: StartProgressProps) {
  const trpc = useTRPC();
  const running = useQuery(trpc.clusters.get.queryOptions({ cluster }));
  const started = useQuery(trpc.operations.get.queryOptions({ operation }));
  const error = running.error ?? started.error;
  if (running.data && started.data)
    return (
      <LiveCluster team={team} cluster={cluster} after={running.data.lastSequence}>
        <Start team={team} cluster={running.data} operation={started.data} />
      </LiveCluster>
    );
  if (!error) return <Skeleton className="h-48" />;
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        void running.refetch();
        void started.refetch();
      }}
    />
  );
}

function Start({ team, cluster, operation }: { team: string; cluster: Cluster; operation: OperationDetail }) {
  const ended = operation.endedAt !== null;
  return (
    <div className="min-w-0 space-y-6">
      <PhaseList operation={operation} />
      {ended ? (
        <StartOutcome team={team} cluster={cluster} operation={operation} />
      ) : (
        <p className="text-muted">You may leave: it goes on without you, and this page finds it again.</p>
      )}
    </div>
  );
}
