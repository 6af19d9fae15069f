import { describe, expect, it } from "vitest";
import { sortRows } from "./sort-rows.ts";
import type { TableColumn } from "./table-column.ts";

interface Row {
  name: string;
  size: number | null;
}

const columns: TableColumn<Row>[] = [
  { id: "name", header: "Name", cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: "size", header: "Size", cell: ({ size }) => size, sortBy: ({ size }) => size },
  { id: "plain", header: "Plain", cell: () => null },
];
const rows: Row[] = [
  { name: "web-10", size: 2 },
  { name: "Web-2", size: null },
  { name: "db", size: 10 },
];
const names = (sorted: readonly Row[]): string[] => sorted.map(({ name }) => name);

describe("sortRows", () => {
  it("counts in names: web-2 stands before web-10", () => {
    expect(names(sortRows(rows, columns, { column: "name", descending: false }))).toEqual(["db", "Web-2", "web-10"]);
  });

  it("puts what has no value last, whichever way", () => {
    expect(names(sortRows(rows, columns, { column: "size", descending: false }))).toEqual(["web-10", "db", "Web-2"]);
    expect(names(sortRows(rows, columns, { column: "size", descending: true }))).toEqual(["db", "web-10", "Web-2"]);
  });

  it("leaves the rows as they are without a sort, or by a column that has none", () => {
    expect(sortRows(rows, columns, null)).toBe(rows);
    expect(sortRows(rows, columns, { column: "plain", descending: false })).toBe(rows);
  });
});
