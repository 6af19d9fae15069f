import { AppError } from "@slipway/core/errors";
import type { MachineAccess } from "./machine-access.ts";

/** Each machine by the way of its provider: fake ones have fake shells and engines. */
export function machinesByProvider(ways: ReadonlyMap<string, MachineAccess>): MachineAccess {
  return {
    async reach(teamId, machine, options) {
      const way = ways.get(machine.provider);
      if (!way) throw new AppError("PROVIDER_REFUSED", `This installation has no provider "${machine.provider}".`);
      return way.reach(teamId, machine, options);
    },
    drop(machineId) {
      for (const way of ways.values()) way.drop(machineId);
    },
    close() {
      for (const way of ways.values()) way.close();
    },
  };
}
