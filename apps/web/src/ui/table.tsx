"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { classes } from "./classes.ts";
import { sortRows } from "./sort-rows.ts";
import type { TableColumn, TableSort } from "./table-column.ts";
import { TableHead } from "./table-head.tsx";
import { tableRoles } from "./table-roles.ts";
import { TableRow } from "./table-row.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import { useRowWindow } from "./use-row-window.ts";

const ROW_HEIGHT = 41;

interface TableProps<Row> {
  /** What the rows are, for readers: "Clusters". */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Where a row leads, or what opening it does: by click, or Enter. */
  rowHref?(row: Row): string;
  onOpen?(row: Row): void;
  defaultSort?: TableSort;
  /** Shown instead of rows. */
  empty: ReactNode;
  /** In a Panel with `flush`: without a border of its own. */
  bare?: boolean;
}

/** Sorted by its heads, driven by keys, drawn only where one looks when long, and a list of cards where it is narrow. */
export function Table<Row>({ label, columns, rows, rowKey, rowHref, onOpen, defaultSort, empty, bare = false }: TableProps<Row>) {
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const [sort, setSort] = useState<TableSort | null>(defaultSort ?? null);
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const { indexes, before, after, measure, scrollTo } = useRowWindow(body, sorted.length, ROW_HEIGHT);

  const opens = rowHref !== undefined || onOpen !== undefined;
  const open = (index: number): void => {
    const row = sorted[index];
    if (row === undefined) return;
    if (rowHref) router.push(rowHref(row));
    else onOpen?.(row);
  };
  const { active, setActive, onKeyDown } = useRowKeys({ body, count: sorted.length, scrollTo, onOpen: open });

  const onSort = (column: string): void => setSort((now) => ({ column, descending: now?.column === column ? !now.descending : false }));

  return (
    <div className={classes("@container", !bare && "overflow-clip rounded-lg border border-line bg-surface shadow-low")}>
      <table
        {...tableRoles.table}
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        className="w-full table-fixed border-collapse @max-[40rem]:block"
      >
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        <tbody ref={body} {...tableRoles.rowgroup} onKeyDown={opens ? onKeyDown : undefined} className="@max-[40rem]:block">
          {before > 0 && <Gap height={before} columns={columns.length} />}
          {indexes.map((index) => {
            const row = sorted[index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={rowKey(row)}
                row={row}
                index={index}
                columns={columns}
                onOpen={opens ? () => open(index) : null}
                active={index === active}
                onActive={() => setActive(index)}
                measure={measure}
              />
            );
          })}
          {after > 0 && <Gap height={after} columns={columns.length} />}
        </tbody>
      </table>
      {sorted.length === 0 && empty}
    </div>
  );
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden className="@max-[40rem]:block">
      <td colSpan={columns} style={{ height }} className="p-0 @max-[40rem]:block" />
    </tr>
  );
}
