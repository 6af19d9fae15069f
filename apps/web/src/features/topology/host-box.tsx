"use client";

import type { Task } from "@slipway/usecases/tasks/schemas";
import { StateBadge } from "../../ui/state-badge.tsx";
import { useChoose } from "./chosen.ts";
import { TaskButtons } from "./task-buttons.tsx";
import type { FoldThing, Host, MachineThing } from "./topology.ts";

interface HostBoxProps {
  host: Host;
  /** So many of its tasks have room; all, where it may grow. */
  shown?: number;
}

/** A machine with its tasks, many like machines as one, or what waits for a machine. */
export function HostBox({ host, shown = host.tasks.length }: HostBoxProps) {
  return (
    <div className="h-full overflow-hidden rounded-lg border border-line-strong bg-surface shadow-low">
      {host.kind === "machine" && <MachineHead host={host} />}
      {host.kind === "fold" && <FoldHead host={host} />}
      {host.kind === "unplaced" && (
        <p className="flex h-14 items-center border-b border-line px-3 font-medium">{host.tasks.length} waiting</p>
      )}
      <div className="p-1">
        {host.kind === "fold" ? (
          <TaskStates tasks={host.tasks} />
        ) : (
          <TaskButtons tasks={host.tasks} shown={host.tasks.length > shown ? shown : host.tasks.length} />
        )}
      </div>
    </div>
  );
}

const headClasses = "flex h-14 w-full items-center justify-between gap-2 border-b border-line px-3 text-left hover:bg-hover";

function MachineHead({ host: { machine } }: { host: MachineThing }) {
  const choose = useChoose();
  return (
    <button type="button" onClick={() => choose({ kind: "machine", id: machine.id })} className={headClasses}>
      <span className="min-w-0">
        <span className="block truncate font-medium">{machine.name}</span>
        <span className="block truncate font-mono text-2xs text-subtle">{machine.address}</span>
      </span>
      <StateBadge state={machine.state} />
    </button>
  );
}

function FoldHead({ host: { role, state, machines } }: { host: FoldThing }) {
  const choose = useChoose();
  return (
    <button type="button" onClick={() => choose({ kind: "fold", role, state })} className={headClasses}>
      <span className="truncate font-medium tabular-nums">
        {machines.length} {role}s
      </span>
      <StateBadge state={state} />
    </button>
  );
}

function TaskStates({ tasks }: { tasks: readonly Task[] }) {
  const states = [...Map.groupBy(tasks, ({ state }) => state)];
  if (states.length === 0) return <p className="px-2 py-1 text-xs text-subtle">no task</p>;
  return (
    <ul>
      {states.map(([state, { length }]) => (
        <li key={state} className="flex h-[26px] items-center justify-between px-2 text-xs tabular-nums">
          {length} {length === 1 ? "task" : "tasks"}
          <StateBadge state={state} plain />
        </li>
      ))}
    </ul>
  );
}
