"use client";

import { type Action, actionMeanings, actions, type Role, roleMay, roles } from "@slipway/core/access";
import { Check } from "lucide-react";
import { Panel } from "../../../ui/panel.tsx";
import { Table } from "../../../ui/table.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";

/** The same table that the server decides by. */
export function RolesPanel({ own }: { own: Role | null }) {
  return (
    <Panel flush title="Roles" description={own ? `What each role may do. Yours is ${own}.` : "What each role may do."}>
      <Table bare label="Roles" columns={columns} rows={actions} rowKey={(action) => action} empty={null} />
    </Panel>
  );
}

const columns: TableColumn<Action>[] = [
  { id: "action", header: "Action", width: "10rem", cell: (action) => <span className="font-mono text-xs">{action}</span> },
  {
    id: "meaning",
    header: "Meaning",
    cell: (action) => <span className="whitespace-normal text-muted">{actionMeanings[action]}</span>,
  },
  ...roles.map((role) => ({ id: role, header: role, width: "6rem", cell: (action: Action) => <May role={role} action={action} /> })),
];

function May({ role, action }: { role: Role; action: Action }) {
  if (!roleMay(role, action)) return <span className="text-subtle">no</span>;
  return (
    <span className="inline-flex items-center gap-1 text-good">
      <Check aria-hidden className="size-4" />
      yes
    </span>
  );
}
