"use client";

import { Facts } from "../../ui/facts.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import type { Step } from "./layout-timeline.ts";
import { took } from "./took.ts";

interface StepDetailsProps {
  step: Step;
  steps: readonly Step[];
  nowMs: number;
}

const clock = (at: string | null): string => (at === null ? "–" : new Date(at).toLocaleTimeString(undefined, { timeStyle: "medium" }));

/** All that is known of one step. */
export function StepDetails({ step, steps, nowMs }: StepDetailsProps) {
  const { key, state, attempt, round, startedAt, endedAt, message, failure, dependsOn } = step;
  const awaited = steps.filter((one) => one.round === round && dependsOn.includes(one.key));
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-mono text-xs">{key}</span> <StateBadge state={state} of="operation" />
        </span>
      }
    >
      <div className="space-y-4">
        <Facts
          facts={[
            { name: "Began", value: clock(startedAt) },
            { name: "Ended", value: clock(endedAt) },
            { name: "Took", value: took(step, nowMs) },
            { name: "Attempt", value: attempt },
            { name: "Round of planning", value: round },
            { name: "After", value: awaited.length > 0 ? awaited.map((one) => one.key).join(", ") : "–" },
          ]}
        />
        {message && <p className="break-words whitespace-pre-wrap">{message}</p>}
        <FailureNotice failure={failure} />
      </div>
    </Panel>
  );
}
