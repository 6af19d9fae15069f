"use client";

import { CircleAlert } from "lucide-react";
import { problemOf } from "./problem-of.ts";

/** Below a long form it would be out of sight. */
const intoView = (element: HTMLElement | null): void => void element?.scrollIntoView({ block: "nearest" });

/** Why a form or an act was refused, beside the form. For a page that could not load use ErrorState. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { message, remedy, faults, requestId, code } = problemOf(error);
  return (
    <div ref={intoView} role="alert" className="flex gap-2 rounded-md border border-bad/25 bg-bad-soft px-3 py-2 text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 space-y-1 break-words">
        <p className="font-medium">{message}</p>
        {faults.length > 0 && (
          <ul className="list-disc space-y-0.5 pl-4">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.message}`}>
                {fault.path && <span className="font-mono text-xs">{fault.path.replace(/^\//, "")} </span>}
                {fault.message} {fault.remedy}
              </li>
            ))}
          </ul>
        )}
        {remedy && <p className="text-ink">{remedy}</p>}
        {code === "INTERNAL" && requestId && <p className="font-mono text-xs">{requestId}</p>}
      </div>
    </div>
  );
}
