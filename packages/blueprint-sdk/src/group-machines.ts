import type { MachineModel } from "./model.ts";

export interface MachineGroup {
  name: string;
  role: "master" | "worker";
  machine: MachineModel;
  count: number;
}

/** Equal machines of a list are one group: `worker`, then `worker-2`, … in order of appearance. */
export function groupMachines(role: MachineGroup["role"], machines: readonly MachineModel[]): MachineGroup[] {
  const groups = new Map<string, MachineGroup>();
  for (const machine of machines) {
    const shape = JSON.stringify(machine);
    const known = groups.get(shape);
    if (known) known.count += 1;
    else groups.set(shape, { name: groups.size === 0 ? role : `${role}-${groups.size + 1}`, role, machine, count: 1 });
  }
  return [...groups.values()];
}
