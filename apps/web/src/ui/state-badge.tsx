import { Badge } from "./badge.tsx";
import { classes } from "./classes.ts";
import { lookOf, operationLook } from "./state-look.ts";
import { textTone } from "./tone.ts";

interface StateBadgeProps {
  state: string;
  /** Operations and steps: there "running" is work that goes on. */
  of?: "thing" | "operation";
  /** Without the coloured ground, for dense tables. */
  plain?: boolean;
}

export function StateBadge({ state, of = "thing", plain = false }: StateBadgeProps) {
  const { tone, icon: Icon, moving } = of === "operation" ? operationLook(state) : lookOf(state);
  const turning = moving ? "animate-spin motion-reduce:animate-none" : "";
  if (plain)
    return (
      <span className={classes("inline-flex items-center gap-1.5 whitespace-nowrap", textTone[tone])}>
        <Icon aria-hidden className={classes("size-3.5 shrink-0", turning)} />
        {state}
      </span>
    );
  return (
    <Badge tone={tone} icon={<Icon aria-hidden className={turning} />}>
      {state}
    </Badge>
  );
}
