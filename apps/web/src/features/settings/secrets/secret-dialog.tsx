"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Textarea } from "../../../ui/textarea.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { faultAt } from "../../api/field-faults.ts";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";

const MAX_CHARACTERS = 64 * 1024;

/** A new secret, or another value for one that there is. */
export function SecretDialog({ name: known, onClose }: { name: string; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(known);
  const [value, setValue] = useState("");
  const put = useMutation(
    trpc.secrets.put.mutationOptions({
      // The value does not stay in the browser's memory longer than the dialog does.
      gcTime: 0,
      onSuccess({ version, operations }) {
        toast.show({ tone: "good", title: `${name.trim()} is saved as version ${version}.`, text: replacedText(operations.length) });
        onClose();
        return queryClient.invalidateQueries(trpc.secrets.list.queryFilter());
      },
    }),
  );
  return (
    <FormDialog
      title={known ? `Set the value of ${known}` : "New secret"}
      description="Running tasks that use the secret are replaced."
      submitLabel="Save"
      busy={put.isPending}
      error={put.error}
      fields={["secret", "value"]}
      onClose={onClose}
      onSubmit={() => put.mutate({ secret: name.trim(), value })}
    >
      <Field
        label="Name"
        hint="Small letters, digits and hyphens. An existing name gets another version."
        error={faultAt(put.error, "secret")}
        required
      >
        <Input
          mono
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          disabled={known !== ""}
          autoFocus={known === ""}
          maxLength={63}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Field label="Value" hint="Taken as it is, line ends too." error={faultAt(put.error, "value")} required>
        <Textarea
          mono
          value={value}
          onChange={(event) => setValue(event.target.value)}
          required
          autoFocus={known !== ""}
          maxLength={MAX_CHARACTERS}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </FormDialog>
  );
}

function replacedText(clusters: number): string | undefined {
  if (clusters === 0) return undefined;
  return clusters === 1 ? "Tasks that use it are replaced on one cluster." : `Tasks that use it are replaced on ${clusters} clusters.`;
}
