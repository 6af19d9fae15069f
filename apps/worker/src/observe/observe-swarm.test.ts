import { type FakeMachines, fakeMachines } from "@slipway/adapters/task-runtime";
import type { ClusterPatch } from "@slipway/core/ports";
import { beforeEach, describe, expect, it } from "vitest";
import { observeSwarm } from "./observe-swarm.ts";
import type { ClusterInView, MachineSight, ObserveDeps } from "./sight.ts";
import { silenceRecord } from "./silence.ts";

const MINUTE_MS = 60_000;
const ids = ["m1", "m2", "m3"];

let fakes: FakeMachines;
let nowMs: number;
let backup: object | null;
let observe: (silent?: readonly string[]) => Promise<ClusterPatch>;

beforeEach(async () => {
  fakes = fakeMachines();
  [nowMs, backup] = [0, null];
  const first = fakes.engines.engineOf("m1");
  await first.swarmInit({ advertiseAddress: "10.64.0.10", addressPool: "10.127.0.0/16" });
  const { manager: token } = await first.swarmTokens();
  for (const id of ["m2", "m3"]) await fakes.engines.engineOf(id).swarmJoin({ advertiseAddress: id, managers: ["10.64.0.10"], token });
  const deps = {
    silence: silenceRecord({ now: () => nowMs }),
    timeDivisor: 10,
    secrets: { get: async () => backup },
  } as unknown as ObserveDeps;
  const view = { cluster: { id: "c", teamId: "t" } } as ClusterInView;
  observe = (silent = []) => observeSwarm(deps, { view, sights: ids.map((id) => sightOf(id, silent.includes(id))) });
});

/** A master as the look before has found it: dead, silent, or answering. */
function sightOf(id: string, isSilent: boolean): MachineSight {
  const isAlive = fakes.engines.world.machines.get(id)?.alive === true;
  const reached = isAlive && !isSilent ? { engine: fakes.engines.engineOf(id) } : null;
  const state = isSilent ? "unreachable" : isAlive ? "running" : "deleting";
  return { machine: { id, role: "master", engineNodeId: id }, state, reached, tasks: null } as unknown as MachineSight;
}

describe("what is seen of the swarm", () => {
  it("is up while most masters live, whichever died", async () => {
    fakes.kill("m1");
    expect(await observe()).toEqual({ swarm: "up" });
  });

  it("is nothing new of a manager that calls itself one and has no leader, and that for minutes", async () => {
    fakes.kill("m1");
    fakes.kill("m2");
    expect((await fakes.engines.engineOf("m3").swarmStatus()).manager).toBe(true);
    for (nowMs = 0; nowMs <= 3 * MINUTE_MS; nowMs += MINUTE_MS) expect(await observe()).toEqual({});
  });

  it("is lost when all that live answer and none of them has led for longer", async () => {
    fakes.kill("m1");
    fakes.kill("m2");
    await observe();
    nowMs = 3 * MINUTE_MS + 1;
    expect(await observe()).toEqual({ swarm: "lost" });
  });

  it("is nothing new while a master is silent: it may lead, however long that lasts", async () => {
    fakes.kill("m1");
    fakes.kill("m2");
    for (nowMs = 0; nowMs <= 60 * MINUTE_MS; nowMs += 10 * MINUTE_MS) expect(await observe(["m2"])).toEqual({});
    expect(await observe()).toEqual({});
  });

  it("is lost without a living master when there is a copy, and none otherwise", async () => {
    for (const id of ids) fakes.kill(id);
    expect(await observe()).toEqual({ swarm: "none" });
    backup = {};
    expect(await observe()).toEqual({ swarm: "lost" });
  });
});
