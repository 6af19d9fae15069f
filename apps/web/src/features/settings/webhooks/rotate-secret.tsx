"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";
import { ShownOnce } from "../shown-once.tsx";

export function RotateSecret({ webhook, onClose }: { webhook: string; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rotate = useMutation(
    trpc.webhooks.rotateSecret.mutationOptions({ onSuccess: () => queryClient.invalidateQueries(trpc.webhooks.pathFilter()) }),
  );
  if (rotate.data)
    return (
      <ShownOnce
        title="The new secret"
        description="Give it to the receiver within 24 hours; until then both secrets sign."
        label="The secret"
        secret={rotate.data.secret}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title="Rotate the secret?"
      description="The webhook gets another secret. For 24 hours deliveries carry the old one's signature too; a secret before that ends now."
      submitLabel="Rotate"
      busy={rotate.isPending}
      error={rotate.error}
      onClose={onClose}
      onSubmit={() => rotate.mutate({ webhook })}
    >
      {null}
    </FormDialog>
  );
}
