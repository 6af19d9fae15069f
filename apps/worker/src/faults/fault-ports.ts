import type { ContainerEngines, HostSession, HostShell, Provider, SecretStore, SystemStore } from "@slipway/core/ports";
import { type BoundaryHook, withBoundaries } from "./boundaries.ts";

interface Ports {
  providers: Provider[];
  shell: HostShell;
  engines: ContainerEngines;
  system: SystemStore;
  secrets: SecretStore;
}

/** Announces every call that changes something outside, so that a test can end the process exactly there. */
export function faultPorts(ports: Ports, hook: BoundaryHook): Ports {
  return {
    providers: ports.providers.map((provider) =>
      withBoundaries(provider, { name: "provider", hook }, { ignore: ["watch", "listMachines", "consoleOutput"] }),
    ),
    shell: withBoundaries(
      ports.shell,
      { name: "shell", hook },
      { inside: { connect: (session: HostSession) => sessionPort(session, hook) } },
    ),
    engines: {
      over: (openSocket) => withBoundaries(ports.engines.over(openSocket), { name: "engine", hook }, { ignore: [...quietEngineCalls] }),
    },
    system: {
      ...ports.system,
      forTeam: (teamId) => withBoundaries(ports.system.forTeam(teamId), { name: "store", hook }, { ignore: [...readingStoreCalls] }),
    },
    secrets: withBoundaries(ports.secrets, { name: "secrets", hook }, { ignore: ["get"] }),
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
