import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { softTone, type Tone } from "./tone.ts";

const icons = { neutral: Info, accent: Info, good: CircleCheck, warn: TriangleAlert, bad: OctagonAlert } as const;

/** A line that stays until what it says is no longer so. Something that has just happened is a toast. */
export function Notice({ tone = "neutral", actions, children }: { tone?: Tone; actions?: ReactNode; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <div role="status" className={classes("flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2", softTone[tone])}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <div className="min-w-0 flex-1 text-ink">{children}</div>
      {actions}
    </div>
  );
}
