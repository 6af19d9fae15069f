import { Check } from "lucide-react";
import { classes } from "../../ui/classes.ts";

const steps = ["Name your team", "Choose what to run", "Watch it start"] as const;

export function StepList({ current }: { current: number }) {
  return (
    <ol aria-label="Steps" className="flex gap-4 md:flex-col">
      {steps.map((step, at) => (
        <li
          key={step}
          aria-current={at === current ? "step" : undefined}
          className={classes(
            "flex items-center gap-2",
            at === current ? "font-medium text-ink" : "text-subtle max-sm:[&>span:last-child]:sr-only",
          )}
        >
          <span
            aria-hidden
            className={classes(
              "flex size-5 shrink-0 items-center justify-center rounded-full border text-2xs tabular-nums",
              at < current && "border-good bg-good-soft text-good",
              at === current && "border-ink bg-solid text-on-solid",
            )}
          >
            {at < current ? <Check className="size-3" /> : at + 1}
          </span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
