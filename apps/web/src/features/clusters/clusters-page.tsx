"use client";

import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import { Boxes, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { Select } from "../../ui/select.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { paths } from "../paths.ts";
import { useMay } from "../shell/use-may.ts";
import { useTeam } from "../shell/use-team.ts";
import { type ClusterFilter, clusterFilters, filterClusters } from "./cluster-filter.ts";
import { ClusterTable } from "./cluster-table.tsx";
import { useClusters } from "./use-clusters.ts";

export function ClustersPage() {
  const team = useTeam();
  const { data, error, refetch } = useClusters();
  const mayOperate = useMay("operate");
  const create = mayOperate && (
    <ButtonLink href={paths.newCluster(team)} variant="primary" icon={<Plus aria-hidden />}>
      New cluster
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Clusters" actions={create} />
      <PageBody>
        {data ? (
          <FilteredClusters clusters={data.items} create={create} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton label="Loading clusters" />
        )}
      </PageBody>
    </>
  );
}

function FilteredClusters({ clusters, create }: { clusters: readonly ClusterSummary[]; create: React.ReactNode }) {
  const [text, setText] = useState("");
  const [state, setState] = useState<ClusterFilter>("all");
  const shown = useMemo(() => filterClusters(clusters, { text, state }), [clusters, text, state]);
  if (clusters.length === 0)
    return (
      <EmptyState
        icon={<Boxes aria-hidden />}
        title="No cluster yet"
        text="A cluster is a running blueprint: machines, containers and the connections between them. Start one from a blueprint; the demo needs three local machines."
        actions={create}
      />
    );
  const nothing = (
    <EmptyState
      icon={<Boxes aria-hidden />}
      title="No cluster matches"
      text="Another name or state may."
      actions={
        <Button
          onClick={() => {
            setText("");
            setState("all");
          }}
        >
          Show all
        </Button>
      }
    />
  );
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-72">
          <SearchInput label="Filter by name" value={text} onValue={setText} />
        </div>
        <Select aria-label="State" value={state} options={clusterFilters} onValue={setState} className="w-full sm:w-44" />
        <span role="status" className="ml-auto text-xs text-subtle tabular-nums">
          {shown.length === clusters.length ? `${clusters.length}` : `${shown.length} of ${clusters.length}`}{" "}
          {clusters.length === 1 ? "cluster" : "clusters"}
        </span>
      </div>
      <ClusterTable clusters={shown} empty={nothing} />
    </div>
  );
}
