import { expect, test } from "vitest";
import { groupMachines } from "./group-machines.ts";
import type { MachineModel } from "./model.ts";

const machine = (cpu: number): MachineModel => ({
  provider: "local",
  region: undefined,
  size: undefined,
  cpu,
  memoryMib: undefined,
  diskSize: undefined,
  preemptible: undefined,
});

test("equal machines are counted together, wherever they stand in the list", () => {
  const groups = groupMachines("worker", [machine(1), machine(2), machine(1), machine(4)]);
  expect(groups.map(({ name, count, machine: { cpu } }) => [name, count, cpu])).toEqual([
    ["worker", 2, 1],
    ["worker-2", 1, 2],
    ["worker-3", 1, 4],
  ]);
});

test("no machine, no group", () => {
  expect(groupMachines("master", [])).toEqual([]);
});
