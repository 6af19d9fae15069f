import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHome, type Home, slipwayHome } from "./home.ts";
import { isAlive } from "./process-identity.ts";
import { readProcesses } from "./process-table.ts";
import type { ServiceDefinition } from "./services.ts";
import { createSupervisor, endLeftovers, type Supervisor } from "./supervisor.ts";

let home: Home;
let supervisor: Supervisor;

const sleeper = (name: "web" | "worker", env: Record<string, string> = {}): ServiceDefinition => ({
  name,
  command: ["sleep", "60"],
  cwd: "/",
  env: { PATH: process.env.PATH ?? "", ...env },
  stopSignal: "SIGTERM",
  stopTimeoutMs: 1_000,
});
const running = (name: "web" | "worker") => readProcesses(home).services[name];

beforeEach(() => {
  home = slipwayHome(mkdtempSync(join(tmpdir(), "slipway-home-")));
  createHome(home);
  supervisor = createSupervisor(home, () => {});
});

afterEach(async () => {
  await supervisor.reconcile([]);
  rmSync(home.path, { recursive: true, force: true });
});

test("what is killed runs again within two seconds, the others are left alone", async () => {
  await supervisor.reconcile([sleeper("web"), sleeper("worker")]);
  const [web, worker] = [running("web"), running("worker")];
  process.kill(web?.pid ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(isAlive(running("web")) && running("web")?.pid !== web?.pid).toBe(true), { timeout: 2_000 });
  expect(running("web")?.restarts).toBe(1);
  expect(running("worker")).toEqual(worker);
});

test("only what changed is started anew", async () => {
  await supervisor.reconcile([sleeper("web"), sleeper("worker")]);
  const [web, worker] = [running("web"), running("worker")];
  await supervisor.reconcile([sleeper("web", { BUILD: "2" }), sleeper("worker")]);
  expect(isAlive(web)).toBe(false);
  expect(running("web")?.pid).not.toBe(web?.pid);
  expect(running("worker")).toEqual(worker);
});

test("another shell's PATH is no change", async () => {
  await supervisor.reconcile([sleeper("web")]);
  const web = running("web");
  await supervisor.reconcile([sleeper("web", { PATH: `/elsewhere:${process.env.PATH}` })]);
  expect(running("web")).toEqual(web);
});

test("what is no longer wanted ends and stays ended", async () => {
  await supervisor.reconcile([sleeper("web")]);
  const web = running("web");
  await supervisor.reconcile([]);
  expect(isAlive(web)).toBe(false);
  expect(running("web")).toBeUndefined();
});

test("a killed supervisor's services are ended by the next one", async () => {
  await supervisor.reconcile([sleeper("web")]);
  const web = running("web");
  await endLeftovers(home);
  expect(isAlive(web)).toBe(false);
});

test("a program that is not there is tried again and again, and harms nobody", async () => {
  await supervisor.reconcile([{ ...sleeper("web"), command: ["/no/such/program"] }, sleeper("worker")]);
  expect(isAlive(running("worker"))).toBe(true);
  expect(running("web")).toBeUndefined();
});
