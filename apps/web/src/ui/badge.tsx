import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { softTone, type Tone } from "./tone.ts";

export function Badge({ tone = "neutral", icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex h-5 max-w-full items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
        softTone[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
