"use client";

import type { ServiceAccount } from "@slipway/usecases/service-accounts/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";

export function DeleteServiceAccount({ account: { id, name }, onClose }: { account: ServiceAccount; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const remove = useMutation(
    trpc.serviceAccounts.delete.mutationOptions({
      async onSuccess() {
        toast.show({ tone: "good", title: `${name} is deleted, and its keys with it.` });
        await queryClient.invalidateQueries(trpc.serviceAccounts.list.queryFilter());
        await queryClient.invalidateQueries(trpc.keys.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      description="Its keys die with it: whatever uses them is refused at once."
      confirmLabel="Delete"
      typeToConfirm={name}
      onConfirm={() => remove.mutateAsync({ serviceAccount: id })}
    />
  );
}
