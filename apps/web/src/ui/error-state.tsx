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
  /** It is all that the page says: its title is the page's. */
  page?: boolean;
}

/** In place of what could not be loaded: what is wrong, what to do, the request's id, another try where it can help. */
export function ErrorState({ error, onRetry, actions, page = false }: ErrorStateProps) {
  const { message, remedy, faults, requestId, retryable } = problemOf(error);
  const retry = retryable ? onRetry : undefined;
  const Title = page ? "h1" : "p";
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-12 text-center">
      <span className="flex size-10 items-center justify-center rounded-full bg-bad-soft text-bad">
        <TriangleAlert aria-hidden className="size-5" />
      </span>
      <div className="space-y-1">
        <Title className="text-base font-medium">{message}</Title>
        {faults.map((fault) => (
          <p key={`${fault.path} ${fault.message}`} className="text-muted">
            <span className="font-mono text-xs">{fault.path}</span> {fault.message}
          </p>
        ))}
        {remedy && <p className="text-muted">{remedy}</p>}
      </div>
      {(retry || actions) && (
        <div className="flex flex-wrap justify-center gap-2">
          {retry && (
            <Button icon={<RotateCw />} onClick={retry}>
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
