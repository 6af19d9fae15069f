"use client";

import { Field } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { faultAt } from "../../api/field-faults.ts";
import type { KeyForm } from "./key-form.ts";
import { useServiceAccounts } from "./use-service-accounts.ts";

interface HolderFieldProps {
  form: KeyForm;
  error: unknown;
  onChange(part: Partial<KeyForm>): void;
}

export function HolderField({ form, error, onChange }: HolderFieldProps) {
  const accounts = useServiceAccounts().data?.items ?? [];
  const options = [{ value: "", label: "You" }, ...accounts.map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` }))];
  return (
    <Field label="Holder" hint="A service account's key outlives the person who made it." error={faultAt(error, "serviceAccount")}>
      <Select value={form.serviceAccount} options={options} onValue={(serviceAccount) => onChange({ serviceAccount })} />
    </Field>
  );
}
