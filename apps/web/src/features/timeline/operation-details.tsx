"use client";

import type { Operation, OperationDetail } from "@slipway/usecases/operations/schemas";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../ui/error-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useTRPC } from "../api/trpc.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { operationActs } from "./operation-acts.ts";
import { OperationButtons } from "./operation-buttons.tsx";
import { StepTimeline } from "./step-timeline.tsx";
import { took } from "./took.ts";
import { useNow } from "./use-now.ts";
import { useWho } from "./use-who.ts";

const TICK_MS = 1_000;

/** One operation; LiveCluster asks for it anew when an event tells of its steps. */
export function OperationDetails({ id, operations }: { id: string; operations: readonly Operation[] }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.operations.get.queryOptions({ operation: id }));
  if (data) return <LoadedOperation operation={data} operations={operations} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <TableSkeleton label="Loading the operation" />;
}

function LoadedOperation({ operation, operations }: { operation: OperationDetail; operations: readonly Operation[] }) {
  const who = useWho();
  const moving = operation.endedAt === null;
  const nowMs = useNow(TICK_MS, moving);
  const { kind, state, steps, failure, reason, cancelRequested, createdBy, createdAt, targetRevision } = operation;
  const done = steps.filter((step) => step.endedAt !== null).length;
  return (
    <div className="min-w-0 space-y-6">
      <Panel
        title={
          <span className="flex items-center gap-2">
            {kind} <StateBadge state={state} of="operation" />
          </span>
        }
        actions={<OperationButtons operation={operation} acts={operationActs(operation, operations)} />}
      >
        <div className="space-y-4">
          <Facts
            facts={[
              { name: "Asked by", value: who(createdBy) },
              { name: "Asked", value: <Time at={createdAt} /> },
              { name: "Took", value: took(operation, nowMs) },
              { name: "Steps", value: `${done} of ${steps.length}` },
              { name: "Revision", value: targetRevision ?? "–" },
              ...(reason ? [{ name: "Why", value: reason }] : []),
            ]}
          />
          {moving && cancelRequested && <Notice tone="warn">It is being cancelled: what it did is taken back.</Notice>}
          <FailureNotice failure={failure} />
        </div>
      </Panel>
      <StepTimeline operation={operation} nowMs={nowMs} />
    </div>
  );
}
