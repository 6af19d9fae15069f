import type { ContainerEngines, HostSession, HostShell, Provider, SecretStore, SystemStore } from "@slipway/core/ports";
import { type BoundaryHook, withBoundaries } from "./boundaries.ts";

/** A provider, and how its machines are spoken to. */
export interface OutsideWorld {
  provider: Provider;
  shell: HostShell;
  engines: ContainerEngines;
}

interface Stores {
  system: SystemStore;
  secrets: SecretStore;
}

/** Announces every call that changes something outside, so that a test can end the process exactly there. */
export function faultWorld({ provider, shell, engines }: OutsideWorld, hook: BoundaryHook): OutsideWorld {
  return {
    provider: withBoundaries(provider, { name: "provider", hook }, { ignore: ["watch", "listMachines", "consoleOutput"] }),
    shell: withBoundaries(shell, { name: "shell", hook }, { inside: { connect: (session: HostSession) => sessionPort(session, hook) } }),
    engines: {
      over: (openSocket) => withBoundaries(engines.over(openSocket), { name: "engine", hook }, { ignore: [...quietEngineCalls] }),
    },
  };
}

/** The same for what is recorded. */
export function faultStores({ system, secrets }: Stores, hook: BoundaryHook): Stores {
  return {
    system: {
      ...system,
      forTeam: (teamId) => withBoundaries(system.forTeam(teamId), { name: "store", hook }, { ignore: [...readingStoreCalls] }),
    },
    secrets: withBoundaries(secrets, { name: "secrets", hook }, { ignore: ["get"] }),
  };
}

function sessionPort(session: HostSession, hook: BoundaryHook): HostSession {
  return withBoundaries(session, { name: "host", hook }, { ignore: ["openSocket", "close"] });
}

const quietEngineCalls = ["ping", "imageConfig", "inspect", "list", "followLogs", "watchEvents", "swarmStatus", "swarmMembers"] as const;

const readingStoreCalls = [
  "loadCluster",
  "snapshot",
  "nextOperation",
  "loadOperation",
  "loadSteps",
  "loadStep",
  "loadMachine",
  "listMachines",
  "lostBoots",
  "loadTask",
  "listTasks",
] as const;
