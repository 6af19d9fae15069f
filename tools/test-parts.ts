import type { Part } from "./part.ts";

const MINUTE_MS = 60_000;
const node = process.execPath;
const bin = (path: string): string => `node_modules/${path}`;

const check = (name: string, command: string[]): Part => ({ name, command, timeoutMs: 3 * MINUTE_MS, counts: "exit" });

const vitest = (name: string, project: string, options: Pick<Part, "timeoutMs" | "env" | "needsServices">): Part => ({
  name,
  command: [node, bin("vitest/vitest.mjs"), "run", "--project", project],
  counts: "vitest",
  ...options,
});

/** What needs no service and no time: `verify` is these and the unit tests. */
export const checks: Part[] = [
  check("import rules", [
    node,
    bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
    "--config",
    ".dependency-cruiser.cjs",
    "apps",
    "packages",
    "lab",
    "bench",
    "e2e",
  ]),
  check("types", [node, bin("typescript-7/bin/tsc"), "-p", "tsconfig.json", "--pretty", "false"]),
  check("types of web", [node, bin("typescript-7/bin/tsc"), "-p", "apps/web/tsconfig.json", "--noEmit", "--pretty", "false"]),
  check("dead code", [node, bin("knip/bin/knip.js"), "--no-progress"]),
  check("format and lint", [node, bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "--colors=off"]),
  check("sizes", [node, "tools/check-sizes.ts"]),
  check("readmes", [node, "tools/check-readmes.ts"]),
];

/** Properties run few random cases here; `test` runs them all. */
export const verifyParts: Part[] = [vitest("unit tests", "unit", { timeoutMs: 3 * MINUTE_MS, env: { FC_RUNS: "20" } }), ...checks];

/** Everything, in order. A part of one's own is a line here. */
export const testParts: Part[] = [
  ...checks,
  vitest("unit tests and properties", "unit", { timeoutMs: 10 * MINUTE_MS, env: { FC_RUNS: "1000" } }),
  vitest("integration", "int", { timeoutMs: 20 * MINUTE_MS, needsServices: true }),
  vitest("end to end", "e2e", { timeoutMs: 20 * MINUTE_MS, needsServices: true }),
  vitest("browser", "browser", { timeoutMs: 30 * MINUTE_MS, needsServices: true }),
  {
    name: "attack",
    command: [node, "lab/src/attack-main.ts"],
    timeoutMs: 30 * MINUTE_MS,
    counts: "last-line",
    needsServices: true,
  },
  {
    name: "crash matrix",
    command: [node, "lab/src/main.ts", "crash-matrix", "--sample", "30", "--seed", "1"],
    timeoutMs: 20 * MINUTE_MS,
    counts: "last-line",
    needsServices: true,
  },
];
