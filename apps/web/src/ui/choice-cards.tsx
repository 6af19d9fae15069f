"use client";

import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";

interface ChoiceCardsProps<Value extends string> {
  label: string;
  value: Value;
  onValue(value: NoInfer<Value>): void;
  /** In a wide window. */
  columns?: 2 | 3;
  choices: readonly { value: Value; title: string; text: string; icon: ReactNode }[];
}

/** One of a few, each with a sentence. */
export function ChoiceCards<Value extends string>({ label, value, onValue, columns = 2, choices }: ChoiceCardsProps<Value>) {
  const choose = (chosen: string): void => {
    const choice = choices.find((candidate) => candidate.value === chosen);
    if (choice) onValue(choice.value);
  };
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      className={columns === 3 ? "grid gap-3 sm:grid-cols-3" : "grid gap-3 sm:grid-cols-2"}
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          className="flex items-start gap-3 rounded-lg border border-line-strong bg-surface p-3 text-left shadow-low transition-colors hover:border-subtle data-[state=checked]:border-accent data-[state=checked]:ring-1 data-[state=checked]:ring-accent [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-subtle"
        >
          {choice.icon}
          <span>
            <span className="block font-medium">{choice.title}</span>
            <span className="block text-xs text-muted">{choice.text}</span>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
