"use client";

import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";
import { paths } from "../../paths.ts";
import { useTeam } from "../../shell/use-team.ts";

export function DeleteWebhook({ webhook: { id, url }, onClose }: { webhook: Webhook; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const router = useRouter();
  const team = useTeam();
  const remove = useMutation(
    trpc.webhooks.delete.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: "The webhook is deleted." });
        router.push(paths.settings(team, "webhooks"));
        return queryClient.invalidateQueries(trpc.webhooks.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title="Delete the webhook?"
      description={`Nothing more is sent to ${url}; what waits, the secret and the list of deliveries are lost.`}
      confirmLabel="Delete"
      typeToConfirm={new URL(url).host}
      onConfirm={() => remove.mutateAsync({ webhook: id })}
    />
  );
}
