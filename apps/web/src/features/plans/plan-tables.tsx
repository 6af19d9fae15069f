"use client";

import type { PlanDocument } from "@slipway/usecases/plans/schemas";
import { Equal, ListChecks, MapPin } from "lucide-react";
import { Badge } from "../../ui/badge.tsx";
import { duration } from "../../ui/duration.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { changeLook } from "./plan-sums.ts";

type Change = PlanDocument["changes"][number];
type Placement = PlanDocument["placements"][number];
type Step = PlanDocument["steps"][number];

export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  return (
    <Table
      bare
      label="Changes"
      columns={changeColumns}
      rows={changes}
      rowKey={({ subject, action, name }) => `${subject} ${action} ${name}`}
      empty={<EmptyState icon={<Equal aria-hidden />} title="Nothing to change" text="The cluster is as the blueprint says already." />}
    />
  );
}

export function PlacementTable({ placements }: { placements: readonly Placement[] }) {
  return (
    <Table
      bare
      label="Placements"
      columns={placementColumns}
      rows={placements}
      rowKey={({ task }) => task}
      empty={<EmptyState icon={<MapPin aria-hidden />} title="No task to place" text="What runs stays where it is." />}
    />
  );
}

export function StepTable({ steps }: { steps: readonly Step[] }) {
  return (
    <Table
      bare
      label="Steps"
      columns={stepColumns}
      rows={steps}
      rowKey={({ key }) => key}
      empty={<EmptyState icon={<ListChecks aria-hidden />} title="No step" text="There is nothing to do." />}
    />
  );
}

const changeColumns: TableColumn<Change>[] = [
  {
    id: "action",
    header: "Change",
    width: "8rem",
    sortBy: ({ action }) => action,
    cell: ({ action }) => {
      const { sign, tone } = changeLook[action];
      return (
        <Badge tone={tone} icon={<span aria-hidden>{sign}</span>}>
          {action}
        </Badge>
      );
    },
  },
  { id: "name", header: "Name", lead: true, width: "14rem", sortBy: ({ name }) => name, cell: ({ name }) => <Mono text={name} /> },
  { id: "subject", header: "What", width: "9rem", sortBy: ({ subject }) => subject, cell: ({ subject }) => subjects[subject] },
  {
    id: "why",
    header: "Why",
    cell: ({ reason, fields }) => (
      <span className="min-w-0 break-words">
        {reason}
        {fields && fields.length > 0 && <span className="ml-2 font-mono text-xs text-subtle">{fields.join(", ")}</span>}
      </span>
    ),
  },
];

const subjects: Record<Change["subject"], string> = {
  machine: "machine",
  service: "service",
  task: "task",
  loadBalancer: "load balancer",
  connections: "connections",
};

const placementColumns: TableColumn<Placement>[] = [
  { id: "task", header: "Task", width: "14rem", sortBy: ({ task }) => task, cell: ({ task }) => <Mono text={task} /> },
  { id: "machine", header: "Machine", width: "14rem", sortBy: ({ node }) => node, cell: ({ node }) => <Mono text={node} /> },
  { id: "why", header: "Why", cell: ({ reason }) => <span className="min-w-0 break-words">{reason}</span> },
];

const stepColumns: TableColumn<Step>[] = [
  { id: "step", header: "Step", cell: ({ key }) => <Mono text={key} /> },
  {
    id: "after",
    header: "Waits for",
    cell: ({ dependsOn }) => <span className="min-w-0 truncate text-xs text-muted">{dependsOn.join(", ") || "nothing"}</span>,
  },
  {
    id: "estimate",
    header: "Estimate",
    width: "7rem",
    align: "right",
    sortBy: (step) => step.estimateMs,
    cell: (step) => duration(step.estimateMs),
  },
];

function Mono({ text }: { text: string }) {
  return <span className="min-w-0 truncate font-mono text-xs">{text}</span>;
}
