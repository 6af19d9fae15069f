"use client";

import type { Action } from "@slipway/core/access";
import type { ServiceAccount } from "@slipway/usecases/service-accounts/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Select } from "../../../ui/select.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { faultAt } from "../../api/field-faults.ts";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";
import { serviceRoleOptions } from "./service-role-options.ts";

export function NewServiceAccountDialog({ held, onClose }: { held: readonly Action[]; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState("");
  const [role, setRole] = useState<ServiceAccount["role"]>("member");
  const create = useMutation(
    trpc.serviceAccounts.create.mutationOptions({
      onSuccess() {
        toast.show({ tone: "good", title: `${name.trim()} is made.`, text: "Give it a key: New key, with it as the holder." });
        onClose();
        return queryClient.invalidateQueries(trpc.serviceAccounts.list.queryFilter());
      },
    }),
  );
  return (
    <FormDialog
      title="New service account"
      description="Its keys hold no more than its role."
      submitLabel="Make it"
      busy={create.isPending}
      error={create.error}
      fields={["name", "role"]}
      onClose={onClose}
      onSubmit={() => create.mutate({ name: name.trim(), role })}
    >
      <Field label="Name" hint="What acts by it: deploys, monitoring." error={faultAt(create.error, "name")} required>
        <Input value={name} onChange={(event) => setName(event.target.value)} required autoFocus maxLength={100} />
      </Field>
      <Field label="Role" error={faultAt(create.error, "role")}>
        <Select value={role} options={serviceRoleOptions(held)} onValue={setRole} />
      </Field>
    </FormDialog>
  );
}
