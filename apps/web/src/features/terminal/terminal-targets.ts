import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";

export interface TerminalTarget {
  kind: "machine" | "task";
  id: string;
  name: string;
}

const byName = (one: TerminalTarget, other: TerminalTarget): number => one.name.localeCompare(other.name, undefined, { numeric: true });

/** Where a shell can be opened now: machines that run, and tasks whose container does. */
export function terminalTargets(machines: readonly Machine[], tasks: readonly Task[]): TerminalTarget[] {
  const running = machines.filter(({ state }) => state === "running");
  const inside = tasks.filter(({ state, machine }) => machine !== null && (state === "running" || state === "unhealthy"));
  return [
    ...running.map(({ id, name }): TerminalTarget => ({ kind: "machine", id, name })).sort(byName),
    ...inside.map(({ id, name }): TerminalTarget => ({ kind: "task", id, name })).sort(byName),
  ];
}
