"use client";

import type { Operation } from "@slipway/usecases/operations/schemas";
import { useState } from "react";
import { Moment } from "../../ui/moment.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { OperationSteps } from "./operation-steps.tsx";

export function OperationList({ operations }: { operations: Operation[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const open = chosen ?? operations[0]?.id ?? null;
  return (
    <section className="rounded-lg border border-stone-200 bg-white">
      <h2 className="border-b border-stone-200 px-4 py-2 text-sm font-semibold">Operations</h2>
      <ul>
        {operations.map((operation) => (
          <li key={operation.id} className="border-t border-stone-100 first:border-t-0">
            <button
              type="button"
              aria-expanded={open === operation.id}
              onClick={() => setChosen(operation.id)}
              className="flex w-full flex-wrap items-center gap-3 px-4 py-2 text-left text-sm hover:bg-stone-50"
            >
              <span className="font-medium">{operation.kind}</span>
              <StateBadge state={operation.state} />
              <Moment at={operation.createdAt} />
              <span className="text-stone-500">{operation.failure?.message ?? operation.reason ?? operation.createdBy}</span>
            </button>
            {open === operation.id && <OperationSteps operationId={operation.id} state={operation.state} />}
          </li>
        ))}
      </ul>
      {operations.length === 0 && <p className="px-4 py-3 text-sm text-stone-500">No operation yet.</p>}
    </section>
  );
}
