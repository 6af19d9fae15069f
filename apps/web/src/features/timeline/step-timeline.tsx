"use client";

import type { OperationDetail } from "@slipway/usecases/operations/schemas";
import { GitCommitHorizontal } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { duration } from "../../ui/duration.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useMachines } from "../cluster/use-cluster.ts";
import { barKeys } from "./bar-keys.ts";
import { layoutTimeline } from "./layout-timeline.ts";
import { StepDetails } from "./step-details.tsx";
import { StepRow } from "./step-row.tsx";

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Rows of bars under an axis of time; the step that is pointed at, or has the focus, is told below. */
export function StepTimeline({ operation, nowMs }: { operation: OperationDetail; nowMs: number }) {
  const { steps, startedAt, createdAt, endedAt } = operation;
  const machines = useMachines().data?.items;
  const names = useMemo(() => new Map(machines?.map(({ nodeId, name }) => [nodeId, name])), [machines]);
  const box = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { rows, spanMs } = layoutTimeline({
    steps,
    from: startedAt ?? createdAt,
    to: endedAt,
    nowMs,
    nameOf: (nodeId) => names.get(nodeId),
  });
  // What failed is what one comes for.
  const shown = steps.find(({ id }) => id === chosen) ?? steps.find(({ state }) => state === "failed") ?? rows[0]?.bars[0]?.step;
  if (steps.length === 0)
    return (
      <EmptyState
        icon={<GitCommitHorizontal aria-hidden />}
        title={endedAt === null ? "It is being planned" : "It had no steps"}
        text={
          endedAt === null
            ? "The steps appear here as soon as the plan is made."
            : "Nothing had to be done, or it ended before a plan was made."
        }
      />
    );
  return (
    <>
      <Panel title="Steps" description="Arrow keys go from step to step." flush>
        {/* biome-ignore lint/a11y/useSemanticElements: nothing here is filled in */}
        <div ref={box} role="group" aria-label="Steps by machine" onKeyDown={(event) => barKeys(event, box.current)} className="pb-2">
          <div aria-hidden className="flex border-b border-line py-1.5 pr-4 text-2xs text-subtle tabular-nums">
            <span className="w-28 shrink-0 sm:w-40" />
            <span className="flex min-w-0 flex-1 justify-between">
              {TICKS.map((share) => (
                <span key={share}>{duration(share * spanMs)}</span>
              ))}
            </span>
          </div>
          {rows.map((row) => (
            <StepRow key={row.id} row={row} shown={shown?.id} onShow={setChosen} />
          ))}
        </div>
      </Panel>
      {shown && <StepDetails step={shown} steps={steps} nowMs={nowMs} />}
    </>
  );
}
