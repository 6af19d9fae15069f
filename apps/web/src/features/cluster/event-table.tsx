import type { ClusterEventItem } from "@slipway/usecases/events/schemas";
import { DataTable } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";

const told = (data: Record<string, unknown>): string =>
  Object.entries(data)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join(", ");

export function EventTable({ events }: { events: ClusterEventItem[] }) {
  const rows = events.map(({ id, sequence, time, type, actor, data }) => ({
    id,
    cells: [
      sequence,
      <Moment key="time" at={time} />,
      type,
      actor,
      <span key="data" className="break-all text-stone-600">
        {told(data)}
      </span>,
    ],
  }));
  return <DataTable title="Events" columns={["#", "Time", "What", "Who", "More"]} rows={rows} empty="No event yet." />;
}
