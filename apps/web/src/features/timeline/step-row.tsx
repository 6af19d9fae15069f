"use client";

import { TriangleAlert } from "lucide-react";
import { classes } from "../../ui/classes.ts";
import type { Step, TimelineBar, TimelineRow } from "./layout-timeline.ts";

interface StepRowProps {
  row: TimelineRow;
  /** The step that is told of below. */
  shown: string | undefined;
  onShow(step: string): void;
}

const LANE_PX = 22;

const looks = {
  pending: "border border-line-strong",
  running: "bg-accent",
  succeeded: "bg-good",
  failed: "bg-bad",
  skipped: "bg-line-strong",
} as const satisfies Record<Step["state"], string>;

/** One machine: its steps as bars, in lanes where they overlap. */
export function StepRow({ row: { name, id, bars, lanes, waiting }, shown, onShow }: StepRowProps) {
  return (
    // Rows out of sight are not drawn: there may be hundreds.
    <div className="flex items-stretch border-b border-line/60 pr-4 last:border-b-0 [contain-intrinsic-size:auto_2rem] [content-visibility:auto]">
      <div className="flex w-28 shrink-0 flex-col justify-center py-1 pr-2 pl-4 sm:w-40">
        <span className="truncate font-medium" title={name}>
          {name}
        </span>
        {waiting > 0 && <span className="text-2xs text-subtle tabular-nums">{waiting} waiting</span>}
      </div>
      <div className="relative my-1 min-w-0 flex-1" style={{ minHeight: lanes * LANE_PX }}>
        {bars.map((bar) => (
          <Bar key={bar.step.id} bar={bar} row={id} isShown={bar.step.id === shown} onShow={onShow} />
        ))}
      </div>
    </div>
  );
}

interface BarProps {
  bar: TimelineBar;
  row: string;
  isShown: boolean;
  onShow(step: string): void;
}

function Bar({ bar: { step, left, width, lane }, row, isShown, onShow }: BarProps) {
  const show = (): void => onShow(step.id);
  const tries = step.attempt > 1 ? `, attempt ${step.attempt}` : "";
  const said = step.failure?.message ?? step.message;
  const label = `${step.key}: ${step.state}${tries}${said ? `. ${said}` : ""}`;
  return (
    <button
      type="button"
      data-row={row}
      tabIndex={isShown ? 0 : -1}
      aria-label={label}
      aria-pressed={isShown}
      title={label}
      onFocus={show}
      onClick={show}
      onMouseEnter={show}
      style={{ left: `min(${left}%, 100% - 0.375rem)`, width: `${width}%`, top: lane * LANE_PX + 2 }}
      className={classes(
        "absolute flex h-4.5 min-w-1.5 items-center overflow-hidden rounded-sm",
        looks[step.state],
        isShown && "ring-2 ring-ink/60",
      )}
    >
      {step.state === "failed" && <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-surface" />}
    </button>
  );
}
