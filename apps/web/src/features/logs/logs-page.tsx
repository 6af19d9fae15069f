"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { LogFilterBar } from "./log-filter-bar.tsx";
import { type LogFilters, logQuery, noFilters } from "./log-filters.ts";
import { LogView } from "./log-view.tsx";

/** What the cluster's tasks and machines print, as it comes. */
export function LogsPage() {
  const asked = useSearchParams();
  const [filters, setFilters] = useState<LogFilters>(() => ({
    ...noFilters,
    task: asked.get("task") ?? "",
    machine: asked.get("machine") ?? "",
  }));
  const query = useMemo(() => logQuery(filters, Date.now()), [filters]);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 px-4 py-4 sm:px-6">
      <LogFilterBar filters={filters} onChange={(changed) => setFilters((known) => ({ ...known, ...changed }))} />
      <LogView key={JSON.stringify(query)} query={query} onClear={() => setFilters(noFilters)} />
    </div>
  );
}
