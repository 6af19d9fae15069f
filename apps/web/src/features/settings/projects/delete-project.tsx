"use client";

import type { Project } from "@slipway/usecases/projects/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";

export function DeleteProject({ project: { id, name }, onClose }: { project: Project; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const remove = useMutation(
    trpc.projects.delete.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `The project ${name} is deleted.` });
        return queryClient.invalidateQueries(trpc.projects.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      description="Only an empty project can be deleted. Keys narrowed to it see nothing any more."
      confirmLabel="Delete"
      onConfirm={() => remove.mutateAsync({ project: id })}
    />
  );
}
