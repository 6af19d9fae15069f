"use client";

import { SquareTerminal } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import type { TerminalTarget } from "./terminal-targets.ts";

interface TargetChooserProps {
  targets: readonly TerminalTarget[];
  opened: TerminalTarget | null;
  /** Chosen at first. */
  wanted: TerminalTarget | null;
  onOpen(target: TerminalTarget): void;
}

const kinds = [
  { value: "machine", label: "On a machine" },
  { value: "task", label: "In a task" },
] as const;

export function TargetChooser({ targets, opened, wanted, onOpen }: TargetChooserProps) {
  const [kind, setKind] = useState<TerminalTarget["kind"]>(wanted?.kind ?? "machine");
  const [id, setId] = useState(wanted?.id ?? "");
  const ofKind = targets.filter((target) => target.kind === kind);
  const chosen = ofKind.find((target) => target.id === id) ?? ofKind[0];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen) onOpen(chosen);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <div className="w-40">
        <Field label="Where">
          <Select value={kind} options={kinds} onValue={setKind} />
        </Field>
      </div>
      <div className="w-full sm:w-64">
        <Field label={kind === "machine" ? "Machine" : "Task"}>
          <Select
            value={chosen?.id ?? ""}
            disabled={!chosen}
            options={chosen ? ofKind.map((target) => ({ value: target.id, label: target.name })) : [{ value: "", label: "None runs" }]}
            onValue={setId}
          />
        </Field>
      </div>
      <Button type="submit" variant={opened ? "secondary" : "primary"} icon={<SquareTerminal aria-hidden />} disabled={!chosen}>
        {opened ? "Open this instead" : "Open a terminal"}
      </Button>
    </form>
  );
}
