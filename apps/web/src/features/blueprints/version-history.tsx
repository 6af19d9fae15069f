"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import type { BlueprintVersion } from "@slipway/usecases/versions/schemas";
import { useMemo, useRef, useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { Time } from "../../ui/time.tsx";
import { useMay } from "../shell/use-may.ts";
import { RestoreDialog } from "./restore-dialog.tsx";
import { useActorName } from "./use-actor-name.ts";
import { VersionDiff } from "./version-diff.tsx";

type Summary = Pick<BlueprintVersion, "id" | "number" | "createdBy" | "createdAt">;

interface VersionHistoryProps {
  blueprint: Blueprint;
  /** Newest first, at least one. */
  versions: readonly Summary[];
}

/** Opening a version shows what it changed; any two can be compared. */
export function VersionHistory({ blueprint, versions }: VersionHistoryProps) {
  const newest = versions[0]?.number ?? 0;
  const [chosen, setChosen] = useState<{ from: number; to: number } | null>(null);
  const { from, to } = chosen ?? { from: newest - 1, to: newest };
  const [restoring, setRestoring] = useState<number | null>(null);
  const difference = useRef<HTMLElement>(null);
  const mayChange = useMay("operate") && blueprint.archivedAt === null;
  const actorName = useActorName();
  const columns = useMemo(
    () => columnsOf({ newest, actorName, onRestore: mayChange ? setRestoring : null }),
    [newest, mayChange, actorName],
  );
  const numbers = versions.map(({ number }) => ({ value: String(number), label: `Version ${number}` }));
  return (
    <>
      <Table
        label="Versions"
        columns={columns}
        rows={versions}
        rowKey={({ id }) => id}
        onOpen={({ number }) => {
          setChosen({ from: number - 1, to: number });
          difference.current?.scrollIntoView({ block: "start" });
        }}
        empty={null}
      />
      <section ref={difference} aria-label="Difference" className="space-y-3">
        <div className="flex flex-wrap gap-3">
          <div className="w-40">
            <Field label="Compare">
              <Select
                value={String(from)}
                options={[...numbers, { value: "0", label: "Nothing" }]}
                onValue={(number) => setChosen({ from: Number(number), to })}
              />
            </Field>
          </div>
          <div className="w-40">
            <Field label="With">
              <Select value={String(to)} options={numbers} onValue={(number) => setChosen({ from, to: Number(number) })} />
            </Field>
          </div>
        </div>
        <VersionDiff blueprint={blueprint.id} from={from} to={to} />
      </section>
      {restoring !== null && <RestoreDialog blueprint={blueprint} number={restoring} onClose={() => setRestoring(null)} />}
    </>
  );
}

interface ColumnOptions {
  newest: number;
  actorName(actor: string): string;
  /** null: who looks may not. */
  onRestore: ((number: number) => void) | null;
}

const columnsOf = ({ newest, actorName, onRestore }: ColumnOptions): TableColumn<Summary>[] => [
  {
    id: "number",
    header: "Version",
    sortBy: ({ number }) => number,
    cell: ({ number }) => (
      <span className="inline-flex items-center gap-2 font-medium tabular-nums">
        {number} {number === newest && <Badge>newest</Badge>}
      </span>
    ),
  },
  { id: "by", header: "By", width: "14rem", cell: ({ createdBy }) => <span className="truncate">{actorName(createdBy)}</span> },
  { id: "when", header: "When", width: "10rem", cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    id: "restore",
    header: "",
    width: "7rem",
    align: "right",
    cell: ({ number }) =>
      onRestore && number !== newest ? (
        <Button size="sm" aria-label={`Restore version ${number}`} onClick={() => onRestore(number)}>
          Restore
        </Button>
      ) : null,
  },
];
