import type { ReachedMachine } from "../machine-access.ts";

/** One open-ended stream per machine connection; opened when a machine is first reached, again when its connection is another. */
export interface MachineStreams {
  keep(machines: ReachedMachine[]): void;
  stop(): void;
}

type Follow = (machine: ReachedMachine, signal: AbortSignal) => Promise<void>;

export function machineStreams(follow: Follow): MachineStreams {
  const open = new Map<ReachedMachine, AbortController>();

  function start(machine: ReachedMachine): void {
    const controller = new AbortController();
    open.set(machine, controller);
    // An ended stream is opened again by the next look that reaches the machine.
    void follow(machine, controller.signal)
      .catch(() => undefined)
      .finally(() => open.delete(machine));
  }

  return {
    keep(machines) {
      for (const [machine, controller] of open) if (!machines.includes(machine)) controller.abort();
      for (const machine of machines) if (!open.has(machine)) start(machine);
    },
    stop() {
      for (const controller of open.values()) controller.abort();
    },
  };
}
