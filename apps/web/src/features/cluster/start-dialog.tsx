"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useTRPCClient } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { useClusterActs } from "./use-cluster-acts.ts";
import { RAN_LAST, useStartChoices } from "./use-start-choices.ts";

/** Which blueprint to run; always its newest version. */
export function StartDialog({ cluster, onClose }: { cluster: Cluster; onClose(): void }) {
  const { choices, isLoaded, error, retry } = useStartChoices();
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = choices.find(({ value }) => value === picked)?.value ?? choices[0]?.value;
  const start = useStart(cluster, onClose);
  const go = (): void => {
    if (chosen !== undefined) start.mutate(chosen);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Start ${cluster.name}`}
      description="Machines are asked for, then containers are put on them."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={start.isPending} disabled={chosen === undefined} onClick={go}>
            Start
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        {chosen !== undefined && (
          <Field label="What to run">
            <Select value={chosen} options={choices} onValue={setPicked} />
          </Field>
        )}
        {chosen === undefined && <NoChoice isLoaded={isLoaded} error={error} retry={retry} />}
        {start.error && <ProblemNotice error={start.error} />}
      </div>
    </Dialog>
  );
}

function NoChoice({ isLoaded, error, retry }: { isLoaded: boolean; error: unknown; retry(): void }) {
  const team = useTeam();
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!isLoaded) return <Skeleton className="h-8 w-full" />;
  return (
    <Notice actions={<ButtonLink href={paths.blueprints(team)}>Blueprints</ButtonLink>}>
      No blueprint has a version yet. Write one first; then it can run here.
    </Notice>
  );
}

function useStart({ name, revision }: Cluster, onSuccess: () => void) {
  const client = useTRPCClient();
  const { start } = useClusterActs();
  return useMutation({
    async mutationFn(blueprint: string) {
      const newest = blueprint === RAN_LAST ? null : (await client.versions.list.query({ blueprint, limit: 1 })).items[0];
      return start.mutateAsync({ cluster: name, expectedRevision: revision, ...(newest && { blueprintVersionId: newest.id }) });
    },
    onSuccess,
  });
}
