"use client";

import { clusterCan } from "@slipway/core/lifecycle";
import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { PlanDocument } from "@slipway/usecases/plans/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast-context.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { useMay } from "../shell/use-may.ts";
import { useTeam } from "../shell/use-team.ts";
import { sumOf } from "./plan-sums.ts";

interface PlanActsProps {
  cluster: Cluster;
  plan: PlanDocument;
}

/** A plan of an earlier revision is never applied: it is made again, and read again. */
export function PlanActs({ cluster, plan }: PlanActsProps) {
  const isStale = cluster.revision !== plan.baseRevision;
  const mayOperate = useMay("operate");
  if (!mayOperate) return null;
  return (
    <>
      <PlanAgain cluster={cluster.name} plan={plan} isMain={isStale} />
      {!isStale && <ApplyPlan cluster={cluster} plan={plan} />}
    </>
  );
}

function PlanAgain({ cluster, plan, isMain }: { cluster: string; plan: PlanDocument; isMain: boolean }) {
  const team = useTeam();
  const router = useRouter();
  const toast = useToast();
  const again = useMutation(
    useTRPC().plans.create.mutationOptions({
      onSuccess: ({ id }) => router.replace(paths.plan(team, { cluster, plan: id })),
      onError: toast.showProblem,
    }),
  );
  return (
    <Button
      variant={isMain ? "primary" : "secondary"}
      busy={again.isPending}
      onClick={() => again.mutate({ cluster, blueprintVersionId: plan.blueprintVersionId ?? undefined })}
    >
      Plan again
    </Button>
  );
}

function ApplyPlan({ cluster: { name, state }, plan }: PlanActsProps) {
  const team = useTeam();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const act = clusterCan(state, "start") ? "start" : "apply";
  const isAllowed = clusterCan(state, act) && plan.hasChanges;
  const removes = plan.changes.some(({ action }) => action === "remove" || action === "replace");

  async function apply(): Promise<void> {
    const wanted = { cluster: name, planId: plan.id };
    try {
      const { operation, message } = await (act === "start" ? client.clusters.start.mutate(wanted) : client.clusters.apply.mutate(wanted));
      toast.show({ tone: "good", title: message, text: `Plan of ${name}.` });
      router.push(operation ? paths.operation(team, name, operation.id) : paths.cluster(team, name));
    } finally {
      // Refused as stale: the page then says so by itself.
      void queryClient.invalidateQueries(trpc.clusters.get.queryFilter({ cluster: name }));
    }
  }
  return (
    <>
      <Button variant="primary" disabled={!isAllowed} onClick={() => setAsking(true)}>
        Apply exactly this plan
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={act === "start" ? `Start ${name} by this plan?` : `Apply this plan to ${name}?`}
        description={`${sumOf(plan.changes)}. It is refused if the cluster has changed since the plan was made.`}
        confirmLabel={act === "start" ? "Start" : "Apply"}
        danger={removes}
        onConfirm={apply}
      />
    </>
  );
}
