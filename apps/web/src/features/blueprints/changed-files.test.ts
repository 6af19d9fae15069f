import { expect, test } from "vitest";
import { changedFiles } from "./changed-files.ts";

const file = (path: string, content: string) => ({ path, content });

test("files that are added, changed and removed, in the order of their paths", () => {
  const before = [file("same.js", "1"), file("gone.js", "2"), file("blueprint.js", "old")];
  const after = [file("blueprint.js", "new"), file("new.js", ""), file("same.js", "1")];
  expect(changedFiles(before, after)).toEqual([
    { path: "blueprint.js", before: "old", after: "new", kind: "changed" },
    { path: "gone.js", before: "2", after: "", kind: "removed" },
    { path: "new.js", before: "", after: "", kind: "added" },
  ]);
  expect(changedFiles(before, before)).toEqual([]);
});
