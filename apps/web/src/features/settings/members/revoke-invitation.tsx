"use client";

import type { Invitation } from "@slipway/usecases/invitations/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";

export function RevokeInvitation({ invitation: { id, email }, onClose }: { invitation: Invitation; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const revoke = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `The invitation of ${email} is revoked.` });
        return queryClient.invalidateQueries(trpc.invitations.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Revoke the invitation of ${email}?`}
      description="Its link works no more. You can invite the address again."
      confirmLabel="Revoke"
      onConfirm={() => revoke.mutateAsync({ invitation: id })}
    />
  );
}
