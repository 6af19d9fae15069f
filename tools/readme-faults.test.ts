import { expect, test } from "vitest";
import { readmeFaults } from "./readme-faults.ts";

const faults = (contents: Record<string, string>): string[] => readmeFaults(Object.keys(contents), (file) => contents[file]);
const long = (lines: number): string => `# x\n${"a line\n".repeat(lines - 1)}`;

test("core modules, families of adapters and workflow folders need a README; nothing else does", () => {
  const missing = faults({
    "packages/core/src/planner/index.ts": "",
    "packages/core/src/planner/deeper/index.ts": "",
    "packages/adapters/src/providers/local/provider.ts": "",
    "apps/worker/src/workflows/converge.ts": "",
    "apps/worker/src/steps/swarm.ts": "",
    "packages/core/src/loose.ts": "",
  });
  expect(missing.map((fault) => fault.split(":")[0])).toEqual([
    "apps/worker/src/workflows/README.md",
    "packages/adapters/src/providers/README.md",
    "packages/core/src/planner/README.md",
  ]);
});

test("a README of 25 lines is welcome, one of 26 or one that says nothing is not", () => {
  const readme = "packages/core/src/planner/README.md";
  expect(faults({ [readme]: long(25) })).toEqual([]);
  expect(faults({ [readme]: long(26) })).toEqual([expect.stringContaining("26 lines")]);
  for (const empty of ["", "# planner\n\n", "no title\n"])
    expect(faults({ [readme]: empty })).toEqual([expect.stringContaining("says nothing")]);
});
