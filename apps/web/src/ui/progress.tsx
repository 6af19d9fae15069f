"use client";

import { Progress as Primitive } from "radix-ui";
import { classes } from "./classes.ts";
import type { Tone } from "./tone.ts";

interface ProgressProps {
  label: string;
  /** null: it goes on, nobody knows how far. */
  value: number | null;
  max: number;
  tone?: Tone;
}

const fills = { neutral: "bg-subtle", accent: "bg-accent", good: "bg-good", warn: "bg-warn", bad: "bg-bad" } as const;

export function Progress({ label, value, max, tone = "accent" }: ProgressProps) {
  const share = value === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max));
  return (
    <Primitive.Root
      aria-label={label}
      value={share === null ? null : Math.round(share * 100)}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
    >
      <Primitive.Indicator
        className={classes("h-full rounded-full transition-[width] duration-300", fills[tone], share === null && "w-1/3 animate-shimmer")}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </Primitive.Root>
  );
}
