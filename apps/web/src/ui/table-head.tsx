import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { classes } from "./classes.ts";
import type { TableColumn, TableSort } from "./table-column.ts";

interface TableHeadProps<Row> {
  columns: readonly TableColumn<Row>[];
  sort: TableSort | null;
  onSort(column: string): void;
}

export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as cards the table is no longer displayed as one, and browsers forget its roles
    <thead role="rowgroup" className="@max-[40rem]:sr-only">
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <tr role="row" aria-rowindex={1}>
        {columns.map(({ id, header, sortBy, align, width }) => {
          const sorted = sort?.column === id ? sort : null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <th
              key={id}
              role="columnheader"
              scope="col"
              aria-sort={sorted ? (sorted.descending ? "descending" : "ascending") : undefined}
              style={width ? { width } : undefined}
              className={classes(
                "h-8 border-b border-line bg-sunken/60 px-3 text-left text-xs font-medium text-subtle first:pl-4 last:pr-4",
                align === "right" && "text-right",
              )}
            >
              {sortBy ? (
                <button
                  type="button"
                  onClick={() => onSort(id)}
                  className={classes("group inline-flex items-center gap-1 rounded-sm hover:text-ink", sorted && "text-ink")}
                >
                  {header}
                  <SortIcon sorted={sorted} />
                </button>
              ) : header ? (
                header
              ) : (
                <span className="sr-only">Actions</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortIcon({ sorted }: { sorted: TableSort | null }) {
  if (!sorted)
    return <ChevronsUpDown aria-hidden className="size-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100" />;
  return sorted.descending ? <ArrowDown aria-hidden className="size-3" /> : <ArrowUp aria-hidden className="size-3" />;
}
