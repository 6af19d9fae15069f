"use client";

import { useEffect, useState } from "react";
import { SearchInput } from "../../ui/search-input.tsx";
import { Select } from "../../ui/select.tsx";
import { useCluster, useMachines, useTasks } from "../cluster/use-cluster.ts";
import type { LogFilters } from "./log-filters.ts";

interface LogFilterBarProps {
  filters: LogFilters;
  onChange(changed: Partial<LogFilters>): void;
}

/** A word is asked for when its writer pauses. */
const TYPED_MS = 300;

const streams = [
  { value: "", label: "All streams" },
  { value: "stdout", label: "stdout" },
  { value: "stderr", label: "stderr" },
  { value: "boot", label: "boot" },
  { value: "step", label: "steps" },
] as const;
const spans = [
  { value: "", label: "Newest lines" },
  { value: "15m", label: "Last 15 minutes" },
  { value: "1h", label: "Last hour" },
  { value: "6h", label: "Last 6 hours" },
  { value: "24h", label: "Last 24 hours" },
] as const;

const named = (all: string, names: readonly string[]) => [
  { value: "", label: all },
  ...[...new Set(names)]
    .sort((one, other) => one.localeCompare(other, undefined, { numeric: true }))
    .map((name) => ({ value: name, label: name })),
];

export function LogFilterBar({ filters, onChange: change }: LogFilterBarProps) {
  const services = useCluster().data?.services ?? [];
  const tasks = useTasks().data?.items ?? [];
  const machines = useMachines().data?.items ?? [];
  const ofService = tasks.filter(({ service }) => filters.service === "" || service === filters.service);
  return (
    <search
      aria-label="Narrow the log down"
      className="grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-[minmax(12rem,1fr)_repeat(5,10rem)]"
    >
      <div className="max-md:col-span-2">
        <TextFilter text={filters.text} onText={(text) => change({ text })} />
      </div>
      <Select
        aria-label="Service"
        value={filters.service}
        options={named(
          "All services",
          [...services, ...tasks.map(({ service }) => ({ name: service }))].map(({ name }) => name),
        )}
        onValue={(service) => change({ service, task: "" })}
      />
      <Select
        aria-label="Task"
        value={filters.task}
        options={named("All tasks", [...ofService.map(({ name }) => name), ...(filters.task ? [filters.task] : [])])}
        onValue={(task) => change({ task })}
      />
      <Select
        aria-label="Machine"
        value={filters.machine}
        options={named("All machines", [...machines.map(({ name }) => name), ...(filters.machine ? [filters.machine] : [])])}
        onValue={(machine) => change({ machine })}
      />
      <Select aria-label="Stream" value={filters.stream} options={streams} onValue={(stream) => change({ stream })} />
      <Select aria-label="Since" value={filters.since} options={spans} onValue={(since) => change({ since })} />
    </search>
  );
}

function TextFilter({ text, onText }: { text: string; onText(text: string): void }) {
  const [typed, setTyped] = useState(text);
  // Emptied from elsewhere: by the page's own button.
  useEffect(() => setTyped(text), [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed is waited for
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onText(typed), TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchInput label="Lines that contain" placeholder="Search the lines" value={typed} onValue={(next) => setTyped(next.slice(0, 200))} />
  );
}
