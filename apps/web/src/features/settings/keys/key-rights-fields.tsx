"use client";

import { type Action, actionMeanings } from "@slipway/core/access";
import { Field } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { ChoiceList } from "../choice-list.tsx";
import { givableActions, type KeyForm } from "./key-form.ts";

interface KeyRightsFieldsProps {
  form: KeyForm;
  held: readonly Action[];
  missing: string | null;
  onChange(part: Partial<KeyForm>): void;
}

const rightsOptions = [
  { value: "readOnly", label: "Read only" },
  { value: "chosen", label: "Chosen actions" },
  { value: "all", label: "All that its holder may" },
] as const;

export function KeyRightsFields({ form, held, missing, onChange }: KeyRightsFieldsProps) {
  const givable = givableActions(held, form.reach);
  const choices = givable.map((action) => ({ value: action, label: action, hint: actionMeanings[action] }));
  return (
    <>
      <Field label="May">
        <Select value={form.rights} options={rightsOptions} onValue={(rights) => onChange({ rights })} />
      </Field>
      {form.rights === "chosen" && (
        <ChoiceList
          legend="Actions"
          error={missing?.includes("action") ? missing : null}
          choices={choices}
          chosen={form.actions}
          onChosen={(chosen) => onChange({ actions: givable.filter((action) => chosen.includes(action)) })}
        />
      )}
    </>
  );
}
