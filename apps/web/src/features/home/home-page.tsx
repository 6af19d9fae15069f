"use client";

import { Boxes, Plus, Rocket } from "lucide-react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { useClusters } from "../clusters/use-clusters.ts";
import { paths } from "../paths.ts";
import { useMay } from "../shell/use-may.ts";
import { useTeam } from "../shell/use-team.ts";
import { AttentionPanel } from "./attention-panel.tsx";
import { RecentOperations } from "./recent-operations.tsx";
import { RunningClusters } from "./running-clusters.tsx";

/** What needs somebody, what runs, what has just been done. */
export function HomePage() {
  const team = useTeam();
  const mayOperate = useMay("operate");
  const { data, error, refetch } = useClusters();
  const create = mayOperate && (
    <ButtonLink href={paths.newCluster(team)} variant="primary" icon={<Plus aria-hidden />}>
      New cluster
    </ButtonLink>
  );
  if (!data)
    return (
      <>
        <PageHeader title="Home" actions={create} />
        <PageBody>
          {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TableSkeleton label="Loading the team" />}
        </PageBody>
      </>
    );
  return (
    <>
      <PageHeader title="Home" actions={data.items.length > 0 && create} />
      <PageBody>
        {data.items.length === 0 ? (
          <NothingYet team={team} mayOperate={mayOperate} />
        ) : (
          <>
            <AttentionPanel clusters={data.items} />
            <RunningClusters clusters={data.items} />
            <RecentOperations clusters={data.items} />
          </>
        )}
      </PageBody>
    </>
  );
}

function NothingYet({ team, mayOperate }: { team: string; mayOperate: boolean }) {
  return (
    <Panel title="Nothing runs yet">
      <EmptyState
        icon={<Boxes aria-hidden />}
        title="Start with the demo"
        text="Three machines, a web server in three copies and a load balancer, running in under three minutes. Or begin with a blueprint of your own."
        actions={
          mayOperate && (
            <>
              <ButtonLink href={paths.firstStart({ team })} variant="primary" icon={<Rocket aria-hidden />}>
                First cluster
              </ButtonLink>
              <ButtonLink href={paths.newBlueprint(team)}>Write a blueprint</ButtonLink>
            </>
          )
        }
      />
    </Panel>
  );
}
