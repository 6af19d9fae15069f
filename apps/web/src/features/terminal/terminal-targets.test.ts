import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import { expect, test } from "vitest";
import { terminalTargets } from "./terminal-targets.ts";

const machine = (name: string, state: Machine["state"]): Machine => ({
  id: `m-${name}`,
  name,
  nodeId: name,
  role: "worker",
  state,
  provider: "local",
  providerId: null,
  address: "10.0.0.1",
  publicAddress: null,
  ssh: null,
  hostKey: null,
  priceUsdPerHour: 0,
  reason: null,
  createdAt: "2026-01-01T00:00:00Z",
});
const task = (name: string, state: Task["state"], on: string | null): Task => ({
  id: `t-${name}`,
  service: "web",
  slot: 1,
  name,
  nodeId: "n",
  machine: on,
  state,
  startedAt: null,
  address: "10.0.0.2",
  publicPorts: [],
  restartCount: 0,
  reason: null,
});

test("only what runs can be opened: machines first, each by name and number", () => {
  const machines = [machine("worker-10", "running"), machine("worker-2", "running"), machine("worker-3", "booting")];
  const tasks = [
    task("web-2", "unhealthy", "m"),
    task("web-1", "running", "m"),
    task("web-3", "exited", "m"),
    task("web-4", "running", null),
  ];
  expect(terminalTargets(machines, tasks).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "machine worker-2",
    "machine worker-10",
    "task web-1",
    "task web-2",
  ]);
});
