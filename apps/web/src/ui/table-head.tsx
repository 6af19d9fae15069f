import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { classes } from "./classes.ts";
import type { TableColumn, TableSort } from "./table-column.ts";
import { tableRoles } from "./table-roles.ts";

interface TableHeadProps<Row> {
  columns: readonly TableColumn<Row>[];
  sort: TableSort | null;
  onSort(column: string): void;
}

export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  return (
    <thead {...tableRoles.rowgroup} className="@max-[40rem]:sr-only">
      <tr {...tableRoles.row} aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sorted={sort?.column === column.id ? sort : null} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps<Row> {
  column: TableColumn<Row>;
  sorted: TableSort | null;
  onSort(column: string): void;
}

function HeadCell<Row>({ column: { id, header, sortBy, align, width }, sorted, onSort }: HeadCellProps<Row>) {
  const order = sorted?.descending ? "descending" : "ascending";
  return (
    <th
      {...tableRoles.columnheader}
      scope="col"
      aria-sort={sorted ? order : undefined}
      style={{ width }}
      className={classes(
        "h-8 truncate border-b border-line bg-sunken/60 px-3 text-left text-xs font-medium text-subtle first:pl-4 last:pr-4",
        align === "right" && "text-right",
      )}
    >
      {sortBy ? (
        <button
          type="button"
          onClick={() => onSort(id)}
          className={classes(
            "group inline-flex items-center gap-1 rounded-sm hover:text-ink",
            align === "right" && "flex-row-reverse",
            sorted && "text-ink",
          )}
        >
          {header}
          <SortIcon sorted={sorted} />
        </button>
      ) : (
        header || <span className="sr-only">Actions</span>
      )}
    </th>
  );
}

function SortIcon({ sorted }: { sorted: TableSort | null }) {
  if (!sorted) return <ChevronsUpDown aria-hidden className="size-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100" />;
  return sorted.descending ? <ArrowDown aria-hidden className="size-3" /> : <ArrowUp aria-hidden className="size-3" />;
}
