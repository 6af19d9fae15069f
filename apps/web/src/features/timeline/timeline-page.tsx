"use client";

import { History } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { useOperations } from "../cluster/use-cluster.ts";
import { OperationDetails } from "./operation-details.tsx";
import { OperationList } from "./operation-list.tsx";

/** What was done with the cluster, and of one operation when each step was done on which machine. */
export function TimelinePage() {
  const { data, error, refetch } = useOperations();
  const asked = useSearchParams().get("operation");
  const chosen = asked ?? data?.items[0]?.id;
  if (!data)
    return (
      <PageBody>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TableSkeleton label="Loading operations" />}
      </PageBody>
    );
  if (chosen === undefined)
    return (
      <EmptyState
        icon={<History aria-hidden />}
        title="No operation yet"
        text="Start the cluster: each step of it, on every machine, appears here as it is done."
      />
    );
  return (
    <PageBody>
      <div className="grid gap-6 xl:grid-cols-[17rem_minmax(0,1fr)]">
        <OperationList operations={data.items} chosen={chosen} />
        <OperationDetails key={chosen} id={chosen} operations={data.items} />
      </div>
    </PageBody>
  );
}
