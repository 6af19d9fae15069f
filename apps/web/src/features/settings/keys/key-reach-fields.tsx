"use client";

import { Field } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { ChoiceList } from "../choice-list.tsx";
import { usePlaces } from "../use-places.ts";
import type { KeyForm } from "./key-form.ts";

interface KeyReachFieldsProps {
  form: KeyForm;
  missing: string | null;
  onChange(part: Partial<KeyForm>): void;
}

const reachOptions = [
  { value: "team", label: "The whole team" },
  { value: "clusters", label: "Chosen clusters" },
  { value: "projects", label: "Chosen projects" },
] as const;

export function KeyReachFields({ form, missing, onChange }: KeyReachFieldsProps) {
  const { clusters, projects } = usePlaces();
  const hint = form.reach === "team" ? undefined : "Nothing else exists for the key; it may read, operate and exec at most.";
  return (
    <>
      <Field label="Sees" hint={hint}>
        <Select value={form.reach} options={reachOptions} onValue={(reach) => onChange({ reach })} />
      </Field>
      {form.reach === "clusters" && (
        <ChoiceList
          legend="Clusters"
          error={missing?.includes("cluster") ? missing : null}
          choices={clusters}
          chosen={form.clusterIds}
          onChosen={(clusterIds) => onChange({ clusterIds })}
        />
      )}
      {form.reach === "projects" && (
        <ChoiceList
          legend="Projects"
          error={missing?.includes("project") ? missing : null}
          choices={projects}
          chosen={form.projectIds}
          onChosen={(projectIds) => onChange({ projectIds })}
        />
      )}
    </>
  );
}
