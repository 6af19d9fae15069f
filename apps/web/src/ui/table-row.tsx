"use client";

import type { MouseEvent } from "react";
import { classes } from "./classes.ts";
import type { TableColumn } from "./table-column.ts";
import { tableRoles } from "./table-roles.ts";

interface TableRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly TableColumn<Row>[];
  /** null: the rows cannot be opened. */
  onOpen: (() => void) | null;
  active: boolean;
  onActive(): void;
  measure(element: Element | null): void;
}

const inner = "a, button, input, select, textarea, label, [role='menuitem']";

export function TableRow<Row>({ row, index, columns, onOpen, active, onActive, measure }: TableRowProps<Row>) {
  const lead = columns.find((column) => column.lead) ?? columns[0];
  const open = (event: MouseEvent<HTMLElement>): void => {
    const onControl = event.target instanceof Element && event.target.closest(inner);
    if (!onControl && !event.defaultPrevented && !window.getSelection()?.toString()) onOpen?.();
  };
  return (
    <tr
      ref={measure}
      {...tableRoles.row}
      data-row={index}
      data-index={index}
      aria-rowindex={index + 2}
      tabIndex={onOpen ? (active ? 0 : -1) : undefined}
      onFocus={onOpen ? onActive : undefined}
      onClick={onOpen ? open : undefined}
      className={classes(
        "border-b border-line -outline-offset-2 last:border-b-0 @max-[40rem]:block @max-[40rem]:px-4 @max-[40rem]:py-3",
        onOpen && "cursor-pointer hover:bg-hover focus-visible:bg-hover",
      )}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          {...tableRoles.cell}
          className={classes(
            "h-10 truncate px-3 py-1.5 first:pl-4 last:pr-4",
            "@max-[40rem]:flex @max-[40rem]:h-auto @max-[40rem]:min-h-7 @max-[40rem]:items-center @max-[40rem]:justify-between @max-[40rem]:gap-4 @max-[40rem]:p-0! @max-[40rem]:whitespace-normal",
            column.align === "right" && "text-right tabular-nums",
            // A row without acts has no gap where they would be.
            "@max-[40rem]:empty:hidden!",
            column.hideOnCard && "@max-[40rem]:hidden!",
          )}
        >
          {column !== lead && column.header && (
            <span aria-hidden className="hidden shrink-0 text-xs text-subtle @max-[40rem]:inline">
              {column.header}
            </span>
          )}
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
