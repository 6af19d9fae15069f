"use client";

import type { PlanDocument } from "@slipway/usecases/plans/schemas";
import { Panel } from "../../ui/panel.tsx";

/** Tasks that no machine can take: why not, and what to do. */
export function UnplacedPanel({ unplaced }: { unplaced: PlanDocument["unplaced"] }) {
  return (
    <Panel
      flush
      title={unplaced.length === 1 ? "1 task finds no machine" : `${unplaced.length} tasks find no machine`}
      description="Applied as it is, the plan does the rest and then ends as failed. Follow the remedy, then plan again."
    >
      <ul className="divide-y divide-line">
        {unplaced.map(({ task, reasons, remedy }) => (
          <li key={task} className="space-y-1 px-4 py-2.5">
            <p className="font-mono text-xs">{task}</p>
            <ul className="list-disc pl-4 text-muted">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <p>{remedy}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
