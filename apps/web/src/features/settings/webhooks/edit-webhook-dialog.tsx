"use client";

import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";
import { WebhookFields } from "./webhook-fields.tsx";
import { type EventType, webhookChange, webhookFormFields } from "./webhook-form.ts";

interface EditWebhookDialogProps {
  webhook: Webhook;
  eventTypes: readonly EventType[];
  onClose(): void;
}

export function EditWebhookDialog({ webhook, eventTypes, onClose }: EditWebhookDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  // What the dialog was opened with: the page below it is kept fresh.
  const [before] = useState(webhook);
  const [form, setForm] = useState(webhook);
  const update = useMutation(
    trpc.webhooks.update.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: "The webhook is saved." });
        onClose();
        return queryClient.invalidateQueries(trpc.webhooks.pathFilter());
      },
    }),
  );
  return (
    <FormDialog
      wide
      title="Edit the webhook"
      description="With another URL, what waits is sent there at once."
      submitLabel="Save"
      busy={update.isPending}
      error={update.error}
      fields={webhookFormFields}
      onClose={onClose}
      onSubmit={() => update.mutate({ webhook: before.id, ...webhookChange(before, form) })}
    >
      <WebhookFields form={form} onForm={(changed) => setForm({ ...before, ...changed })} eventTypes={eventTypes} error={update.error} />
    </FormDialog>
  );
}
