"use client";

import type { ServiceAccount } from "@slipway/usecases/service-accounts/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { faultAt } from "../../api/field-faults.ts";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";

export function RenameServiceAccount({ account, onClose }: { account: ServiceAccount; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState(account.name);
  const name = typed.trim();
  const rename = useMutation(
    trpc.serviceAccounts.update.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `${account.name} is ${name} now.` });
        onClose();
        return queryClient.invalidateQueries(trpc.serviceAccounts.list.queryFilter());
      },
    }),
  );
  return (
    <FormDialog
      title={`Rename ${account.name}`}
      description="Its keys stay as they are."
      submitLabel="Rename"
      busy={rename.isPending}
      error={rename.error}
      fields={["name"]}
      onClose={onClose}
      onSubmit={() => rename.mutate({ serviceAccount: account.id, name })}
    >
      <Field label="Name" error={faultAt(rename.error, "name")} required>
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} required autoFocus maxLength={100} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
