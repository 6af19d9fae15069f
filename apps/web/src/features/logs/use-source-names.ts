"use client";

import type { LogItem } from "@slipway/usecases/logs/schemas";
import { useMemo } from "react";
import { useMachines, useTasks } from "../cluster/use-cluster.ts";

const SHORT = 8;

/** Who printed a line: a task, or the machine itself; of what is gone, the end of its id. */
export function useSourceNames(): (line: LogItem) => string {
  const tasks = useTasks().data?.items;
  const machines = useMachines().data?.items;
  return useMemo(() => {
    const names = new Map([...(tasks ?? []), ...(machines ?? [])].map(({ id, name }) => [id, name]));
    return ({ taskId, machineId }) => {
      const id = taskId ?? machineId;
      return names.get(id) ?? `…${id.slice(-SHORT)}`;
    };
  }, [tasks, machines]);
}
