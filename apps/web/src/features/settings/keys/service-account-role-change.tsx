"use client";

import type { ServiceAccount } from "@slipway/usecases/service-accounts/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";

export interface WantedServiceRole {
  account: ServiceAccount;
  role: ServiceAccount["role"];
}

export function ServiceAccountRoleChange({ wanted: { account, role }, onClose }: { wanted: WantedServiceRole; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const update = useMutation(
    trpc.serviceAccounts.update.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `${account.name} is ${role} now.` });
        return queryClient.invalidateQueries(trpc.serviceAccounts.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Make ${account.name} ${role}?`}
      description={`The role changes from ${account.role} to ${role}; its keys hold that within 5 seconds.`}
      confirmLabel={`Make ${role}`}
      danger={false}
      onConfirm={() => update.mutateAsync({ serviceAccount: account.id, role })}
    />
  );
}
