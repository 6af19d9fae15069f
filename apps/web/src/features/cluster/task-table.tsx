import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import { DataTable } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";

export function TaskTable({ tasks, machines }: { tasks: Task[]; machines: Machine[] }) {
  const names = new Map(machines.map(({ id, name }) => [id, name]));
  const rows = tasks.map(({ id, name, service, machine, state, startedAt, address, reason }) => ({
    id,
    cells: [
      name,
      service,
      (machine && names.get(machine)) ?? "–",
      <StateBadge key="state" state={state} />,
      <Moment key="started" at={startedAt} />,
      address,
      reason ?? "",
    ],
  }));
  return (
    <DataTable
      title="Tasks"
      columns={["Name", "Service", "Machine", "State", "Started", "Address", "Reason"]}
      rows={rows}
      empty="No task."
    />
  );
}
