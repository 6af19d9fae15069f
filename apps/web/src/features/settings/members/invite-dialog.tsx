"use client";

import type { Role } from "@slipway/core/access";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Select } from "../../../ui/select.tsx";
import { faultAt } from "../../api/field-faults.ts";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";
import { ShownOnce } from "../shown-once.tsx";
import { roleOptions } from "./grantable-roles.ts";

export function InviteDialog({ onClose }: { onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const team = useQuery(trpc.teams.get.queryOptions({}));
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.invitations.list.queryFilter()),
    }),
  );
  if (create.data) {
    const { link, mailed } = create.data;
    return (
      <ShownOnce
        title={`${create.data.email} is invited`}
        description={
          mailed ? "A letter with this link is on its way; you can hand it on as well." : "No letter was sent: hand this link on yourself."
        }
        label="The link"
        secret={link}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title="Invite a person"
      description="The invitation replaces an earlier one for the same address."
      submitLabel="Invite"
      busy={create.isPending}
      error={create.error}
      fields={["email", "role"]}
      onClose={onClose}
      onSubmit={() => create.mutate({ email: email.trim(), role })}
    >
      <Field label="E-mail" hint="Who is invited signs in with this address." error={faultAt(create.error, "email")} required>
        <Input
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          required
          autoFocus
          maxLength={320}
          autoComplete="off"
        />
      </Field>
      <Field label="Role" hint="No more than your own." error={faultAt(create.error, "role")}>
        <Select value={role} options={roleOptions(team.data?.actions ?? [])} onValue={setRole} />
      </Field>
    </FormDialog>
  );
}
