"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";

export function DeleteSecret({ name, onClose }: { name: string; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const remove = useMutation(
    trpc.secrets.delete.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `The secret ${name} is deleted.` });
        return queryClient.invalidateQueries(trpc.secrets.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      description="Its value is lost. Tasks that use it run on; new ones wait until it is there again."
      confirmLabel="Delete"
      typeToConfirm={name}
      onConfirm={() => remove.mutateAsync({ secret: name })}
    />
  );
}
