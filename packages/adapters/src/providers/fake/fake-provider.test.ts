import { setTimeout as sleep } from "node:timers/promises";
import { isAppError } from "@slipway/core/errors";
import type { CreateMachine } from "@slipway/core/ports";
import { expect, test } from "vitest";
import { providerContract } from "../contract/index.ts";
import { type FakeProvider, fakeProvider } from "./fake-provider.ts";

const clock = { now: () => Date.now() };
const keys = { hostKey: { privateKey: "private", publicKey: "public" }, authorizedKey: "login" };
const subnet = "10.64.0.0/20";

providerContract("fakeProvider", async () => {
  const provider = fakeProvider({ clock, bootDelayMs: 5 });
  return {
    provider,
    subnet,
    keys,
    kill: async (machineId) => provider.kill(machineId),
    plantForeign: async (request) => {
      const stillThere = provider.plantForeign(request);
      return async () => stillThere();
    },
    dispose: async () => {},
  };
});

const request: CreateMachine = {
  machineId: "m1",
  clusterId: "c1",
  clusterName: "demo",
  teamId: "t1",
  nodeName: "worker-1",
  role: "worker",
  shape: { region: "local", size: "small", cpu: 1, memoryMib: 512, diskGib: 10, preemptible: false },
  privateAddress: "10.64.0.10",
  ...keys,
};

async function withNetwork(): Promise<FakeProvider> {
  const provider = fakeProvider({ clock });
  await provider.ensureNetwork({ clusterId: "c1", clusterName: "demo", teamId: "t1", subnet });
  return provider;
}

test("fails as told, once, and without effect", async () => {
  const provider = await withNetwork();
  provider.failNext("createMachine", "CAPACITY");
  const refusal = await provider.createMachine(request).catch((error: unknown) => error);
  expect(isAppError(refusal, "CAPACITY")).toBe(true);
  expect(await provider.listMachines({})).toEqual([]);
  expect(await provider.createMachine(request)).toMatchObject({ machineId: "m1", state: "running" });
});

test("a lost answer leaves the effect behind", async () => {
  const provider = await withNetwork();
  provider.loseNextAnswer("createMachine");
  const refusal = await provider.createMachine(request).catch((error: unknown) => error);
  expect(isAppError(refusal, "UNREACHABLE")).toBe(true);
  expect(await provider.listMachines({})).toHaveLength(1);
});

test("boots in its own time and records each call with it", async () => {
  let nowMs = 1_000;
  const provider = fakeProvider({ clock: { now: () => nowMs }, bootDelayMs: 500 });
  await provider.ensureNetwork({ clusterId: "c1", clusterName: "demo", teamId: "t1", subnet });
  expect((await provider.createMachine(request)).state).toBe("pending");
  nowMs += 500;
  expect((await provider.describeMachine("m1"))?.state).toBe("running");
  expect(provider.calls.map(({ method, time }) => [method, time])).toEqual([
    ["ensureNetwork", 1_000],
    ["createMachine", 1_000],
    ["describeMachine", 1_500],
  ]);
});

test("watch ends with its signal, even one that was aborted before", async () => {
  const provider = await withNetwork();
  await provider.watch?.(() => {}, AbortSignal.abort());
  const ending = new AbortController();
  const watching = provider.watch?.(() => {}, ending.signal);
  await sleep(1);
  ending.abort();
  await watching;
});
