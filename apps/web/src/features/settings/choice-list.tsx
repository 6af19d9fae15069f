"use client";

import type { ReactNode } from "react";
import { Checkbox } from "../../ui/checkbox.tsx";

interface ChoiceListProps {
  legend: string;
  hint?: ReactNode;
  error?: string | null;
  choices: readonly { value: string; label: string; hint?: string }[];
  chosen: readonly string[];
  onChosen(chosen: string[]): void;
}

/** Any of many; long ones scroll. */
export function ChoiceList({ legend, hint, error, choices, chosen, onChosen }: ChoiceListProps) {
  const toggle = (value: string, on: boolean): void => onChosen(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset className="space-y-1.5">
      <legend className="font-medium text-ink">{legend}</legend>
      {hint && <p className="text-xs text-subtle">{hint}</p>}
      <div className="max-h-56 space-y-2 overflow-y-auto rounded-md border border-line p-3">
        {choices.map(({ value, label, hint: meaning }) => (
          <Checkbox key={value} label={label} hint={meaning} checked={chosen.includes(value)} onChecked={(on) => toggle(value, on)} />
        ))}
        {choices.length === 0 && <p className="text-muted">There is none yet.</p>}
      </div>
      {error && (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
