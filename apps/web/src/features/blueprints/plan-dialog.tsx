"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useTRPCClient } from "../api/trpc.ts";
import { useClusters } from "../clusters/use-clusters.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";

interface PlanDialogProps {
  isChanged: boolean;
  /** Answers with the id of the version to plan, saved first where it is new. */
  version(): Promise<string>;
  onClose(): void;
}

export function PlanDialog({ isChanged, version, onClose }: PlanDialogProps) {
  const team = useTeam();
  const router = useRouter();
  const client = useTRPCClient();
  const clusters = useClusters();
  const [chosen, setChosen] = useState("");
  const names = clusters.data?.items.map(({ name }) => name) ?? [];
  const cluster = chosen || names[0] || "";
  const plan = useMutation({
    mutationFn: async () => client.plans.create.mutate({ cluster, blueprintVersionId: await version() }),
    onSuccess: ({ id }) => router.push(paths.plan(team, { cluster, plan: id })),
  });
  const error = plan.error ?? (clusters.data ? null : clusters.error);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Plan for a cluster"
      description={`Shows what would change, without changing it.${isChanged ? " Your changes are saved as a new version first." : ""}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!cluster} busy={plan.isPending || plan.isSuccess} onClick={() => plan.mutate()}>
            {isChanged ? "Save and plan" : "Plan"}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        {!clusters.data && !clusters.error && <Skeleton className="h-8" />}
        {clusters.data && names.length === 0 && (
          <div className="space-y-3">
            <p>There is no cluster to plan for yet. Save the blueprint, then make a cluster from it.</p>
            <ButtonLink href={paths.newCluster(team)}>New cluster</ButtonLink>
          </div>
        )}
        {names.length > 0 && (
          <Field label="Cluster">
            <Select value={cluster} options={names.map((name) => ({ value: name, label: name }))} onValue={setChosen} />
          </Field>
        )}
        {error && <ProblemNotice error={error} />}
      </div>
    </Dialog>
  );
}
