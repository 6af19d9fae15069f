"use client";

import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound, MoreHorizontal, Pencil, Power, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { DropdownMenu } from "../../../ui/dropdown-menu.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";
import { DeleteWebhook } from "./delete-webhook.tsx";
import { EditWebhookDialog } from "./edit-webhook-dialog.tsx";
import { RotateSecret } from "./rotate-secret.tsx";
import type { EventType } from "./webhook-form.ts";

type Asked = "edit" | "rotate" | "delete";

export function WebhookActs({ webhook, eventTypes }: { webhook: Webhook; eventTypes: readonly EventType[] }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id, enabled } = webhook;
  const test = useMutation(
    trpc.webhooks.test.mutationOptions({
      onError: toast.showProblem,
      onSuccess() {
        toast.show({ title: "A test event is on its way.", text: "Its delivery appears below." });
        return queryClient.invalidateQueries(trpc.deliveries.pathFilter());
      },
    }),
  );
  const turn = useMutation(
    trpc.webhooks.update.mutationOptions({
      onError: toast.showProblem,
      onSuccess(saved) {
        toast.show({
          tone: "good",
          title: saved.enabled ? "Enabled: what waits is sent now." : "Disabled: events wait until it is enabled.",
        });
        return queryClient.invalidateQueries(trpc.webhooks.pathFilter());
      },
    }),
  );
  const close = (): void => setAsked(null);
  return (
    <>
      <Button icon={<Send aria-hidden />} busy={test.isPending} onClick={() => test.mutate({ webhook: id })}>
        Send a test
      </Button>
      <Button icon={<Power aria-hidden />} busy={turn.isPending} onClick={() => turn.mutate({ webhook: id, enabled: !enabled })}>
        {enabled ? "Disable" : "Enable"}
      </Button>
      <DropdownMenu
        align="end"
        trigger={<IconButton label="More acts" icon={<MoreHorizontal aria-hidden />} />}
        entries={[
          { label: "Edit", icon: <Pencil aria-hidden />, onSelect: () => setAsked("edit") },
          { label: "Rotate the secret", icon: <KeyRound aria-hidden />, onSelect: () => setAsked("rotate") },
          "separator",
          { label: "Delete", icon: <Trash2 aria-hidden />, danger: true, onSelect: () => setAsked("delete") },
        ]}
      />
      {asked === "edit" && <EditWebhookDialog webhook={webhook} eventTypes={eventTypes} onClose={close} />}
      {asked === "rotate" && <RotateSecret webhook={id} onClose={close} />}
      {asked === "delete" && <DeleteWebhook webhook={webhook} onClose={close} />}
    </>
  );
}
