import type { TableColumn, TableSort } from "./table-column.ts";

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** A new list, in the column's order; rows that compare alike keep theirs, null goes last either way. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], sort: TableSort | null): readonly Row[] {
  const sortBy = columns.find(({ id }) => id === sort?.column)?.sortBy;
  if (!sort || !sortBy) return rows;
  const keyed = rows.map((row) => ({ row, key: sortBy(row) }));
  keyed.sort((left, right) => {
    if (left.key === null || right.key === null) return Number(left.key === null) - Number(right.key === null);
    const order =
      typeof left.key === "number" && typeof right.key === "number"
        ? left.key - right.key
        : words.compare(String(left.key), String(right.key));
    return sort.descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}
