"use client";

import type { ReactNode } from "react";
import { ErrorState } from "../../ui/error-state.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch(): unknown };
  /** What is on its way: "Loading members". */
  label: string;
  children(data: Data): ReactNode;
}

/** What came, why it did not, or that it is on its way; what came stays when a refresh fails. */
export function Loaded<Data>({ query: { data, error, refetch }, label, children }: LoadedProps<Data>) {
  if (data !== undefined) return children(data);
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TableSkeleton rows={3} label={label} />;
}
