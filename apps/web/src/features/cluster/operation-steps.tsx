"use client";

import { useCallback } from "react";
import { Notice } from "../../ui/notice.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { api } from "../api.ts";
import { useLoaded } from "../use-loaded.ts";

const LIVE_MS = 1_000;
const SETTLED_MS = 60_000;

const tookMs = (startedAt: string | null, endedAt: string | null): string =>
  startedAt && endedAt ? `${((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s` : "";

export function OperationSteps({ operationId, state }: { operationId: string; state: string }) {
  const load = useCallback(() => api.operations.get.query({ operation: operationId }), [operationId]);
  const live = state === "pending" || state === "running";
  const { data, error } = useLoaded(load, live ? LIVE_MS : SETTLED_MS);
  return (
    <div className="bg-stone-50 px-4 py-2">
      <Notice text={error} />
      <ol className="space-y-1 text-sm">
        {(data?.steps ?? []).map((step) => (
          <li key={step.id} className="flex flex-wrap items-center gap-3">
            <StateBadge state={step.state} />
            <span className="font-mono text-xs">{step.key}</span>
            <span className="text-xs tabular-nums text-stone-500">{tookMs(step.startedAt, step.endedAt)}</span>
            <span className="text-xs text-rose-700">{step.failure?.message}</span>
          </li>
        ))}
      </ol>
      {data?.steps.length === 0 && <p className="text-sm text-stone-500">No step yet.</p>}
    </div>
  );
}
