"use client";

import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import { Drawer } from "../../ui/drawer.tsx";
import type { Chosen } from "./chosen.ts";
import { MachineButtons } from "./machine-buttons.tsx";
import { MachineDetails } from "./machine-details.tsx";
import { TaskDetails } from "./task-details.tsx";

interface DetailsDrawerProps {
  chosen: Chosen | null;
  machines: readonly Machine[];
  tasks: readonly Task[];
  onClose(): void;
}

/** What is known of the chosen one, live. */
export function DetailsDrawer({ chosen, machines, tasks, onClose }: DetailsDrawerProps) {
  const { title, body } = chosen ? detailsOf(chosen, machines, tasks) : { title: "", body: null };
  return (
    <Drawer open={chosen !== null} onOpenChange={(open) => !open && onClose()} title={title}>
      {body}
    </Drawer>
  );
}

function detailsOf(chosen: Chosen, machines: readonly Machine[], tasks: readonly Task[]) {
  if (chosen.kind === "fold") {
    const same = machines.filter(({ role, state }) => role === chosen.role && state === chosen.state);
    return { title: `${same.length} ${chosen.state} ${chosen.role}s`, body: <MachineButtons machines={same} /> };
  }
  if (chosen.kind === "machine") {
    const machine = machines.find(({ id }) => id === chosen.id);
    if (!machine) return gone("machine");
    return { title: machine.name, body: <MachineDetails machine={machine} tasks={tasks.filter((task) => task.machine === machine.id)} /> };
  }
  const task = tasks.find(({ id }) => id === chosen.id);
  if (!task) return gone("task");
  return { title: task.name, body: <TaskDetails task={task} machine={machines.find(({ id }) => id === task.machine) ?? null} /> };
}

const gone = (what: string) => ({ title: "Gone", body: <p className="text-muted">This {what} is there no more.</p> });
