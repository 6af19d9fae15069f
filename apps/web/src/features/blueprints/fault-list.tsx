"use client";

import type { Fault } from "@slipway/core/errors";
import { CircleCheck, OctagonAlert, TriangleAlert } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { problemOf } from "../../ui/problem-of.ts";
import { Spinner } from "../../ui/spinner.tsx";
import type { useValidation } from "./use-validation.ts";

const verdictLook = "flex min-h-9 items-center gap-2 px-4 py-1.5 text-xs text-muted [&_svg]:size-4";

interface FaultListProps {
  validation: ReturnType<typeof useValidation>;
  onGoTo(fault: Fault): void;
}

/** Under the editor: every fault with its remedy; choosing one goes to its place. */
export function FaultList({ validation, onGoTo }: FaultListProps) {
  const faults = validation.result?.faults ?? [];
  const warnings = validation.result?.warnings ?? [];
  return (
    <section aria-label="Faults" className="border-t border-line bg-surface">
      <Verdict validation={validation} />
      {faults.length + warnings.length > 0 && (
        <ul className="max-h-56 overflow-y-auto border-t border-line">
          {[...faults, ...warnings].map((fault, at) => (
            <FaultRow key={`${fault.path} ${fault.message}`} fault={fault} isWarning={at >= faults.length} onGoTo={onGoTo} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Verdict({ validation: { result, error, busy, again } }: Pick<FaultListProps, "validation">) {
  if (error)
    return (
      <div role="status" className={verdictLook}>
        <TriangleAlert aria-hidden className="shrink-0 text-warn" />
        <span className="min-w-0 flex-1">Not checked: {problemOf(error).message}</span>
        <Button size="sm" onClick={again}>
          Check again
        </Button>
      </div>
    );
  if (busy || !result)
    return (
      <div role="status" className={verdictLook}>
        <Spinner /> Checking
      </div>
    );
  const count = result.faults.length;
  const Icon = count > 0 ? OctagonAlert : CircleCheck;
  return (
    <div role="status" className={verdictLook}>
      <Icon aria-hidden className={count > 0 ? "text-bad" : "text-good"} />
      {count === 0 ? "No fault" : count === 1 ? "1 fault" : `${count} faults`}
    </div>
  );
}

function FaultRow({ fault, isWarning, onGoTo }: { fault: Fault; isWarning: boolean; onGoTo(fault: Fault): void }) {
  const Icon = isWarning ? TriangleAlert : OctagonAlert;
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        onClick={() => onGoTo(fault)}
        className="flex w-full items-start gap-2 px-4 py-2 text-left -outline-offset-2 hover:bg-hover"
      >
        <Icon aria-hidden className={isWarning ? "mt-0.5 size-4 shrink-0 text-warn" : "mt-0.5 size-4 shrink-0 text-bad"} />
        <span className="min-w-0 flex-1 break-words">
          <span className="sr-only">{isWarning ? "Warning: " : "Fault: "}</span>
          {fault.message} {fault.remedy && <span className="text-muted">{fault.remedy}</span>}
        </span>
        <span className="shrink-0 font-mono text-xs text-subtle">{fault.path}</span>
      </button>
    </li>
  );
}
