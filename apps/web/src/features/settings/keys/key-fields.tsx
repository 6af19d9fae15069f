"use client";

import type { Action } from "@slipway/core/access";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Select } from "../../../ui/select.tsx";
import { faultAt } from "../../api/field-faults.ts";
import { HolderField } from "./holder-field.tsx";
import type { KeyForm } from "./key-form.ts";
import { KeyReachFields } from "./key-reach-fields.tsx";
import { KeyRightsFields } from "./key-rights-fields.tsx";

interface KeyFieldsProps {
  form: KeyForm;
  onForm(form: KeyForm): void;
  held: readonly Action[];
  managesAll: boolean;
  missing: string | null;
  error: unknown;
}

const lifetimes = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
];

export function KeyFields({ form, onForm, held, managesAll, missing, error }: KeyFieldsProps) {
  const change = (part: Partial<KeyForm>): void => onForm({ ...form, ...part });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" hint="Where it is used." error={faultAt(error, "name")} required>
          <Input value={form.name} onChange={(event) => change({ name: event.target.value })} required autoFocus maxLength={100} />
        </Field>
        <Field label="Expires after" error={faultAt(error, "expiresAt")}>
          <Select value={form.days} options={lifetimes} onValue={(days) => change({ days })} />
        </Field>
      </div>
      {managesAll && <HolderField form={form} error={error} onChange={change} />}
      <KeyRightsFields form={form} held={held} missing={missing} onChange={change} />
      <KeyReachFields form={form} missing={missing} onChange={change} />
    </>
  );
}
