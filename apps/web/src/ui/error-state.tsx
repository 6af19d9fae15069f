"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { problemOf } from "./problem-of.ts";

interface ErrorStateProps {
  error: unknown;
  onRetry?(): void;
  /** Further ways on: a link back. */
  actions?: ReactNode;
}

/** In place of what could not be loaded: what is wrong, what to do, the request's id, another try. */
export function ErrorState({ error, onRetry, actions }: ErrorStateProps) {
  const { message, remedy, faults, requestId } = problemOf(error);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-12 text-center">
      <span className="flex size-10 items-center justify-center rounded-full bg-bad-soft text-bad">
        <TriangleAlert aria-hidden className="size-5" />
      </span>
      <div className="space-y-1">
        <p className="text-base font-medium">{message}</p>
        {faults.map((fault) => (
          <p key={`${fault.path} ${fault.message}`} className="text-muted">
            <span className="font-mono text-xs">{fault.path}</span> {fault.message}
          </p>
        ))}
        {remedy && <p className="text-muted">{remedy}</p>}
      </div>
      {(onRetry || actions) && (
        <div className="flex flex-wrap justify-center gap-2">
          {onRetry && (
            <Button icon={<RotateCw />} onClick={onRetry}>
              Try again
            </Button>
          )}
          {actions}
        </div>
      )}
      {requestId && (
        <p className="flex items-center gap-1 text-xs text-subtle">
          Request <code className="font-mono">{requestId}</code>
          <CopyButton text={requestId} label="Copy the request id" />
        </p>
      )}
    </div>
  );
}
