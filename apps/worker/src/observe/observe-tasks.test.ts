import type { TaskRecord } from "@slipway/core/ports";
import { describe, expect, it } from "vitest";
import type { ObservedTask } from "../machine-tasks.ts";
import { observeTasks } from "./observe-tasks.ts";
import type { MachineSight } from "./sight.ts";

const NOW = Date.parse("2026-01-01T00:10:00Z");
const secondsAgo = (seconds: number): string => new Date(NOW - seconds * 1_000).toISOString();

const record = (changes: Partial<TaskRecord>): TaskRecord => ({
  id: "t",
  clusterId: "c",
  service: "web",
  slot: 1,
  name: "web-1",
  nodeId: "n",
  machineId: "m",
  configHash: "h",
  firewallHash: "f",
  address: "10.128.16.1",
  publicPorts: [],
  state: "running",
  reason: null,
  startedAt: secondsAgo(120),
  restartCount: 0,
  ...changes,
});

const container = (changes: Partial<ObservedTask>): ObservedTask => ({
  taskId: "t",
  service: "web",
  clusterId: "c",
  state: "running",
  startedAt: secondsAgo(120),
  exitCode: null,
  oomKilled: false,
  holderAlive: true,
  health: "none",
  configHash: "h",
  ...changes,
});

function patchOf(task: Partial<TaskRecord>, seen: Partial<ObservedTask> | null): unknown {
  const sight = { machine: { id: "m" }, state: "running", reached: null, tasks: seen ? [container(seen)] : [] } as unknown as MachineSight;
  return observeTasks({ clock: { now: () => NOW }, timeDivisor: 1 }, { tasks: [record(task)], sights: [sight] })[0]?.patch ?? null;
}

describe("what a look at a machine says of a task", () => {
  it("says nothing new of a healthy one", () => {
    expect(patchOf({}, { health: "healthy" })).toBeNull();
  });

  it("calls a failing one unhealthy and says when it may be started again", () => {
    expect(patchOf({}, { health: "unhealthy" })).toEqual({
      state: "unhealthy",
      reason: "Its health check fails.",
      restartCount: 1,
      notBefore: NOW,
    });
    expect(patchOf({ restartCount: 3 }, { health: "unhealthy" })).toMatchObject({ restartCount: 4, notBefore: NOW + 4_000 });
  });

  it("does not hold the old app's verdict against one just started", () => {
    expect(patchOf({ startedAt: secondsAgo(5) }, { startedAt: secondsAgo(5), health: "unhealthy" })).toBeNull();
  });

  it("lets an unhealthy one that waits for its restart wait, and takes a recovered one back", () => {
    expect(patchOf({ state: "unhealthy", restartCount: 2 }, { health: "unhealthy" })).toBeNull();
    expect(patchOf({ state: "unhealthy", restartCount: 2 }, { health: "healthy" })).toEqual({
      state: "running",
      reason: null,
      notBefore: null,
    });
  });

  it("knows an exit, a vanished container and a dead network namespace", () => {
    expect(patchOf({}, { state: "exited", exitCode: 3 })).toMatchObject({
      state: "exited",
      reason: "It exited with code 3.",
      restartCount: 1,
    });
    expect(patchOf({}, null)).toMatchObject({ state: "lost" });
    expect(patchOf({}, { holderAlive: false })).toMatchObject({ state: "lost" });
  });
});
