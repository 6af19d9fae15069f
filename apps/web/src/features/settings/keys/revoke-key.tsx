"use client";

import type { ApiKey } from "@slipway/usecases/keys/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";

export function RevokeKey({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const revoke = useMutation(
    trpc.keys.revoke.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `The key ${name} is revoked.` });
        return queryClient.invalidateQueries(trpc.keys.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Revoke ${name}?`}
      description="Whatever uses the key is refused at once, its open streams close within 5 seconds. A revoked key does not come back."
      confirmLabel="Revoke"
      onConfirm={() => revoke.mutateAsync({ key: id })}
    />
  );
}
