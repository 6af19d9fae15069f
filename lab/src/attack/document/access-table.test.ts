import { expect, it } from "vitest";
import { accessTable } from "./access-table.ts";

it("reads who may do what from the published page", () => {
  const table = accessTable();
  expect(table.length).toBeGreaterThan(60);
  expect(table.find(({ operation }) => operation === "teams.update")).toEqual({
    operation: "teams.update",
    needs: "team.manage",
    allowed: { viewer: false, member: false, admin: false, owner: true, narrowed: false },
  });
  expect(table.find(({ operation }) => operation === "clusters.list")?.allowed).toEqual({
    viewer: true,
    member: true,
    admin: true,
    owner: true,
    narrowed: true,
  });
});

it("finds nothing in a page without the table, so that the row that needs it fails", () => {
  expect(accessTable("# Access\n")).toEqual([]);
});
