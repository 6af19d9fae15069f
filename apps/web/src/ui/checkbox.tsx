"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";

interface CheckboxProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean | "indeterminate";
  onChecked(checked: boolean): void;
  disabled?: boolean;
  name?: string;
}

export function Checkbox({ label, hint, checked, onChecked, disabled, name }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <Primitive.Root
        id={id}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={(next) => onChecked(next === true)}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface text-on-solid transition-colors hover:border-subtle disabled:opacity-50 data-[state=checked]:border-solid data-[state=checked]:bg-solid data-[state=indeterminate]:border-solid data-[state=indeterminate]:bg-solid"
      >
        <Primitive.Indicator>
          {checked === "indeterminate" ? <Minus className="size-3" strokeWidth={3} /> : <Check className="size-3" strokeWidth={3} />}
        </Primitive.Indicator>
      </Primitive.Root>
      <div className="min-w-0">
        <label htmlFor={id} className="text-ink">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-subtle">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
