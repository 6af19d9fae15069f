"use client";

import type { Operation } from "@slipway/usecases/operations/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast-context.ts";
import { useTRPC } from "../api/trpc.ts";
import { useClusterName } from "../cluster/use-cluster.ts";
import { paths } from "../paths.ts";
import { useMay } from "../shell/use-may.ts";
import { useTeam } from "../shell/use-team.ts";
import type { OperationActs } from "./operation-acts.ts";

/** Cancel while it goes on, retry once it has failed; nothing for who may only look. */
export function OperationButtons({ operation, acts }: { operation: Operation; acts: OperationActs }) {
  const [asking, setAsking] = useState<"cancel" | "retry" | null>(null);
  const { cancel, retry } = useActs();
  const close = (): void => setAsking(null);
  if (!useMay("operate")) return null;
  return (
    <>
      {acts.cancel && (
        <Button size="sm" icon={<Ban aria-hidden />} onClick={() => setAsking("cancel")}>
          Cancel
        </Button>
      )}
      {acts.retry && (
        <Button size="sm" icon={<RotateCw aria-hidden />} onClick={() => setAsking("retry")}>
          Retry
        </Button>
      )}
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={close}
        title={`Cancel this ${operation.kind}?`}
        description="It ends, and what it did so far is taken back: machines and tasks that it made are removed."
        confirmLabel={`Cancel the ${operation.kind}`}
        onConfirm={() => cancel(operation.id)}
      />
      <ConfirmDialog
        open={asking === "retry"}
        onOpenChange={close}
        title={`Retry this ${operation.kind}?`}
        description="A new operation goes for the same target, from how the cluster is now. It may make machines, which cost."
        confirmLabel={`Retry the ${operation.kind}`}
        danger={false}
        onConfirm={() => retry(operation.id)}
      />
    </>
  );
}

function useActs() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const [team, cluster] = [useTeam(), useClusterName()];
  const reload = () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.operations.list.queryFilter({ cluster })),
      queryClient.invalidateQueries(trpc.operations.get.queryFilter()),
    ]);
  const cancelling = useMutation(trpc.operations.cancel.mutationOptions({ onSuccess: reload }));
  const retrying = useMutation(trpc.operations.retry.mutationOptions({ onSuccess: reload }));
  return {
    async cancel(operation: string) {
      const { message } = await cancelling.mutateAsync({ operation });
      toast.show({ title: message });
    },
    async retry(operation: string) {
      const { operation: made, message } = await retrying.mutateAsync({ operation });
      toast.show({ title: message });
      if (made) router.push(paths.operation(team, cluster, made.id), { scroll: false });
    },
  };
}
