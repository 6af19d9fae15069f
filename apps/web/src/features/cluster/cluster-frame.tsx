"use client";

import type { ReactNode } from "react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { LiveCluster } from "../live/live-cluster.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { ClusterHeader } from "./cluster-header.tsx";
import { useCluster, useClusterName } from "./use-cluster.ts";

/** Around every page of one cluster: its head, its tabs, and what keeps it live. */
export function ClusterFrame({ children }: { children: ReactNode }) {
  const team = useTeam();
  const name = useClusterName();
  const { data, error, refetch } = useCluster();
  if (data)
    return (
      <LiveCluster key={data.id} team={team} cluster={name} after={data.lastSequence}>
        <ClusterHeader cluster={data} />
        {children}
      </LiveCluster>
    );
  if (error)
    return (
      <>
        <PageHeader title={name} />
        <ErrorState
          error={error}
          onRetry={() => void refetch()}
          actions={<ButtonLink href={paths.clusters(team)}>All clusters</ButtonLink>}
        />
      </>
    );
  return <PageHeader title={name} badge={<Skeleton className="w-20" />} description={<Skeleton className="w-60" />} />;
}
