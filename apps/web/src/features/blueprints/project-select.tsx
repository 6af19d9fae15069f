"use client";

import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { useProjectNames } from "../clusters/use-project-names.ts";

interface ProjectSelectProps {
  /** The project's id; empty: the team's default one. */
  value: string;
  onValue(project: string): void;
  error: string | null;
}

export function ProjectSelect({ value, onValue, error }: ProjectSelectProps) {
  const projects = useProjectNames();
  const defaultId = [...projects].find(([, name]) => name === "default")?.[0] ?? "";
  const options = [...projects].map(([id, label]) => ({ value: id, label }));
  return (
    <Field label="Project" hint="Who is limited to a project sees only what is in it." error={error}>
      <Select value={value || defaultId} options={options.length > 0 ? options : [{ value: "", label: "default" }]} onValue={onValue} />
    </Field>
  );
}
