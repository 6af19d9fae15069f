"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { controlClasses } from "./control-classes.ts";
import { useField } from "./field-context.ts";

interface SelectProps<Value extends string> extends Omit<ComponentProps<"select">, "value" | "onChange" | "children"> {
  value: Value;
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  onValue(value: NoInfer<Value>): void;
}

/** The browser's own list: it works with a keyboard, a reader and a thumb alike. */
export function Select<Value extends string>({ value, options, onValue, className, ...rest }: SelectProps<Value>) {
  const field = useField();
  const change = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onValue(option.value);
  };
  return (
    <span className={classes("relative block", className)}>
      <select
        {...field}
        {...rest}
        value={value}
        onChange={(event) => change(event.target.value)}
        className={classes(controlClasses, "h-8 appearance-none pr-7 pointer-coarse:h-10")}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-subtle" />
    </span>
  );
}
