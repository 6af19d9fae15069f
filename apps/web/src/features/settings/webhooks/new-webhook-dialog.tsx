"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";
import { ShownOnce } from "../shown-once.tsx";
import { WebhookFields } from "./webhook-fields.tsx";
import { type EventType, emptyWebhookForm, webhookFormFields } from "./webhook-form.ts";

export function NewWebhookDialog({ eventTypes, onClose }: { eventTypes: readonly EventType[]; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(emptyWebhookForm);
  const create = useMutation(
    trpc.webhooks.create.mutationOptions({ onSuccess: () => queryClient.invalidateQueries(trpc.webhooks.list.queryFilter()) }),
  );
  if (create.data)
    return (
      <ShownOnce
        title="The webhook is made"
        description="Deliveries are signed with this secret, as Standard Webhooks says: check it at the receiver."
        label="The secret"
        secret={create.data.secret}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      wide
      title="New webhook"
      description="Events from now on are sent to its URL, in order for each cluster."
      submitLabel="Make the webhook"
      busy={create.isPending}
      error={create.error}
      fields={webhookFormFields}
      onClose={onClose}
      onSubmit={() => create.mutate({ ...form, url: form.url.trim() })}
    >
      <WebhookFields form={form} onForm={setForm} eventTypes={eventTypes} error={create.error} />
    </FormDialog>
  );
}
