"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";
import { ShownOnce } from "../shown-once.tsx";
import { KeyFields } from "./key-fields.tsx";
import { emptyKeyForm, missingChoice, newKeyInput } from "./key-form.ts";

export function NewKeyDialog({ managesAll, onClose }: { managesAll: boolean; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const held = useQuery(trpc.teams.get.queryOptions({})).data?.actions ?? [];
  const [form, setForm] = useState(emptyKeyForm);
  const [missing, setMissing] = useState<string | null>(null);
  const create = useMutation(
    trpc.keys.create.mutationOptions({ onSuccess: () => queryClient.invalidateQueries(trpc.keys.list.queryFilter()) }),
  );
  if (create.data)
    return (
      <ShownOnce
        title={`The key ${create.data.name}`}
        description="Whoever has it may do what it may. Keep it where secrets are kept."
        label="The key"
        secret={create.data.key}
        onClose={onClose}
      />
    );
  const submit = (): void => {
    const lacking = missingChoice(form, held);
    setMissing(lacking);
    if (lacking === null) create.mutate(newKeyInput(form, { held, now: Date.now() }));
  };
  return (
    <FormDialog
      wide
      title="New API key"
      description="It holds no more than its holder's role, now and later."
      submitLabel="Make the key"
      busy={create.isPending}
      error={create.error}
      fields={["name", "expiresAt", "serviceAccount"]}
      onClose={onClose}
      onSubmit={submit}
    >
      <KeyFields form={form} onForm={setForm} held={held} managesAll={managesAll} missing={missing} error={create.error} />
    </FormDialog>
  );
}
