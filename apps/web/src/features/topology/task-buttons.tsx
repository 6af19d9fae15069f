"use client";

import type { Task } from "@slipway/usecases/tasks/schemas";
import { StateBadge } from "../../ui/state-badge.tsx";
import { useChoose } from "./chosen.ts";

/** One line per task; each opens its details. */
export function TaskButtons({ tasks, shown = tasks.length }: { tasks: readonly Task[]; shown?: number }) {
  const choose = useChoose();
  const hidden = tasks.length - shown;
  if (tasks.length === 0) return <p className="px-2 py-1 text-xs text-subtle">no task</p>;
  return (
    <ul>
      {tasks.slice(0, shown).map(({ id, name, state }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => choose({ kind: "task", id })}
            className="flex h-[26px] w-full items-center justify-between gap-2 rounded-sm px-2 text-left text-xs hover:bg-hover pointer-coarse:max-md:h-11"
          >
            <span className="truncate">{name}</span>
            <StateBadge state={state} plain />
          </button>
        </li>
      ))}
      {hidden > 0 && <li className="px-2 py-1 text-xs text-subtle">and {hidden} more: open the machine</li>}
    </ul>
  );
}
