"use client";

import type { OperationDetail } from "@slipway/usecases/operations/schemas";
import { useEffect, useState } from "react";
import { duration } from "../../ui/duration.ts";
import { Progress } from "../../ui/progress.tsx";
import { type Phase, startPhases } from "./start-phases.ts";

export function PhaseList({ operation }: { operation: OperationDetail }) {
  const phases = startPhases(operation);
  const [done, total] = [sum(phases, "done"), sum(phases, "total")];
  return (
    <section aria-label="Progress" className="space-y-4 rounded-lg border border-line bg-surface p-4 shadow-low">
      <div className="flex items-baseline justify-between gap-4">
        <p role="status" className="font-medium">
          {headline(operation, phases)}
        </p>
        <Elapsed from={operation.startedAt ?? operation.createdAt} to={operation.endedAt} />
      </div>
      <Progress label="All steps" value={total === 0 ? null : done} max={total} tone={operation.failure ? "bad" : "accent"} />
      <ol className="space-y-2">
        {phases.map((phase) => (
          <li key={phase.label} className="flex items-center justify-between gap-4">
            <span className={phase.done === phase.total ? "text-muted" : "text-ink"}>{phase.label}</span>
            <span className="text-muted tabular-nums">
              {phase.done} of {phase.total}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const sum = (phases: readonly Phase[], field: "done" | "total"): number => phases.reduce((all, phase) => all + phase[field], 0);

function headline({ state }: OperationDetail, phases: readonly Phase[]): string {
  if (state === "succeeded") return "It runs.";
  if (state === "failed") return "It did not start.";
  if (state === "cancelled") return "It was cancelled.";
  const current = phases.find(({ done, total }) => done < total);
  return current ? current.label : "Planning";
}

function Elapsed({ from, to }: { from: string; to: string | null }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (to) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [to]);
  const ms = Math.max(0, (to ? Date.parse(to) : now) - Date.parse(from));
  return <span className="text-muted tabular-nums">{duration(ms)}</span>;
}
