"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { PlanDocument } from "@slipway/usecases/plans/schemas";
import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "../../ui/button-link.tsx";
import { duration } from "../../ui/duration.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useTRPC } from "../api/trpc.ts";
import { LiveCluster } from "../live/live-cluster.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { PlanActs } from "./plan-acts.tsx";
import { estimateMs, sumOf, usdPerHour } from "./plan-sums.ts";
import { ChangeTable, PlacementTable, StepTable } from "./plan-tables.tsx";
import { UnplacedPanel } from "./unplaced-panel.tsx";

/** `cluster` is as the address names it, so that what happens to it finds this page. */
export function PlanPage({ cluster, plan }: { cluster: string; plan: string }) {
  const team = useTeam();
  const trpc = useTRPC();
  const clusterQuery = useQuery(trpc.clusters.get.queryOptions({ cluster }));
  const planQuery = useQuery(trpc.plans.get.queryOptions({ cluster, plan }, { staleTime: Number.POSITIVE_INFINITY }));
  const [state, previewed] = [clusterQuery.data, planQuery.data];
  if (state && previewed)
    return (
      <LiveCluster key={state.id} team={team} cluster={cluster} after={state.lastSequence}>
        <PageHeader
          title={`Plan for ${state.name}`}
          badge={<StateBadge state={state.state} />}
          description={sumOf(previewed.changes)}
          actions={<PlanActs cluster={state} plan={previewed} />}
        />
        <PlanParts cluster={state} plan={previewed} />
      </LiveCluster>
    );
  const error = planQuery.error ?? clusterQuery.error;
  return (
    <>
      <PageHeader title={`Plan for ${cluster}`} />
      <PageBody>
        {error ? (
          <ErrorState
            error={error}
            onRetry={() => void Promise.all([planQuery.refetch(), clusterQuery.refetch()])}
            actions={<ButtonLink href={paths.clusters(team)}>All clusters</ButtonLink>}
          />
        ) : (
          <TableSkeleton label="Loading the plan" />
        )}
      </PageBody>
    </>
  );
}

function PlanParts({ cluster, plan }: { cluster: Cluster; plan: PlanDocument }) {
  const team = useTeam();
  const { baseRevision, createdAt, changes, placements, unplaced, steps, price } = plan;
  const isStale = cluster.revision !== baseRevision;
  return (
    <PageBody>
      {isStale && (
        <Notice tone="warn">
          The plan was made for revision {baseRevision}; {cluster.name} is at {cluster.revision}. Plan again to see what would change now.
        </Notice>
      )}
      <Facts
        facts={[
          { name: "Cluster", value: <Link href={paths.cluster(team, cluster.name)}>{cluster.name}</Link> },
          { name: "Price before", value: usdPerHour(price.beforeUsdPerHour) },
          { name: "Price after", value: usdPerHour(price.afterUsdPerHour) },
          { name: "Takes about", value: duration(estimateMs(steps)) },
          { name: "Made", value: <Time at={createdAt} /> },
        ]}
      />
      {unplaced.length > 0 && <UnplacedPanel unplaced={unplaced} />}
      <Panel flush title="Changes" description={sumOf(changes)}>
        <ChangeTable changes={changes} />
      </Panel>
      <Panel flush title="Placements" description="Where each new task goes, and why there.">
        <PlacementTable placements={placements} />
      </Panel>
      <Panel flush title="Steps" description={`${steps.length} in all; what waits for nothing begins at once.`}>
        <StepTable steps={steps} />
      </Panel>
    </PageBody>
  );
}
