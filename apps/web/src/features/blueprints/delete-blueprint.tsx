"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast-context.ts";
import { useTRPC } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";

export function DeleteBlueprint({ blueprint: { id, name }, onClose }: { blueprint: Blueprint; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const team = useTeam();
  const toast = useToast();
  const remove = useMutation(
    trpc.blueprints.delete.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `${name} is deleted.` });
        router.replace(paths.blueprints(team));
        return queryClient.invalidateQueries(trpc.blueprints.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      description="It leaves the list and its name is free again. Refused while a cluster runs one of its versions."
      confirmLabel="Delete"
      typeToConfirm={name}
      onConfirm={() => remove.mutateAsync({ blueprint: id })}
    />
  );
}
