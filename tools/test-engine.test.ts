import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Home, slipwayHome } from "../apps/cli/src/local/home.ts";
import { openState, readState } from "../apps/cli/src/local/local-state.ts";
import { identify, type ProcessIdentity } from "../apps/cli/src/local/process-identity.ts";
import { writeProcesses } from "../apps/cli/src/local/process-table.ts";
import { type TestEngine, testEngine } from "./test-engine.ts";

/** Stands for the engine's process: one that lives, and is never signalled. */
const own = identify(process.pid) as ProcessIdentity;
let home: Home;
let record: string;
let running: { process: ProcessIdentity | null; containers: number; stops: number };
let said: string[];

beforeEach(async () => {
  home = slipwayHome(mkdtempSync(join(tmpdir(), "slipway-engine-")));
  record = join(home.path, "test-engine.json");
  running = { process: own, containers: 0, stops: 0 };
  said = [];
  await openState(home, {});
});
afterEach(() => rmSync(home.path, { recursive: true, force: true }));

const engine = {
  process: () => running.process,
  isIdle: async () => running.containers === 0,
  stop: async () => {
    running.stops += 1;
  },
};
/** As each run of `test` makes it. */
const run = (): TestEngine => testEngine(record, { upHome: home, engine });
const letGo = (): Promise<void> => run().letGo((line) => said.push(line));

test("an engine that ran before the tests is left alone", async () => {
  await letGo();
  expect(running.stops).toBe(0);
  expect(said).toEqual([]);
});

test("one that the tests had to start is ended, once", async () => {
  run().remember(own);
  await letGo();
  await letGo();
  expect(running.stops).toBe(1);
  expect(said).toEqual([expect.stringContaining("is ended")]);
});

test("with containers on it, it keeps running; a later run ends it", async () => {
  run().remember(own);
  running.containers = 1;
  await letGo();
  expect(running.stops).toBe(0);
  expect(said).toEqual([expect.stringContaining("keeps running")]);
  running.containers = 0;
  await letGo();
  expect(running.stops).toBe(1);
});

test.each([
  ["another process", { ...own, pid: own.pid + 1 }],
  ["a later process of the same number", { ...own, startedAt: `${own.startedAt}0` }],
  ["none", null],
])("once the engine is %s, it is not ours, and forgotten", async (_name, now) => {
  run().remember(own);
  running.process = now;
  await letGo();
  running.process = own;
  await letGo();
  expect(running.stops).toBe(0);
  expect(existsSync(record)).toBe(false);
});

test("a control plane that came meanwhile keeps the engine, and its `down --all` is told to end it", async () => {
  run().remember(own);
  writeProcesses(home, { supervisor: { ...own, sources: "" }, services: {} });
  await letGo();
  expect(running.stops).toBe(0);
  expect(readState(home)?.startedEngine).toEqual(own);
  writeProcesses(home, { services: {} });
  await letGo();
  expect(running.stops).toBe(0);
});
