import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, HostSession, MachineRecord, SecretStore, SshTarget } from "@slipway/core/ports";
import type { Hosts } from "@slipway/usecases/define";

const LOGIN_USER = "slipway";
const CONNECT_TIMEOUT_MS = 10_000;

interface HostsDeps {
  sessionOf(target: SshTarget, signal: AbortSignal): Promise<HostSession>;
  engineOf(session: HostSession): ContainerEngine;
  /** A task's container. */
  containerOf(taskId: string): string;
  secrets: SecretStore;
}

/** Users' commands over this process's own connections, apart from the worker's. */
export function remoteHosts({ sessionOf, engineOf, containerOf, secrets }: HostsDeps): Hosts {
  async function connect(teamId: string, machine: MachineRecord): Promise<HostSession> {
    const stored = await secrets.get({ teamId, scope: `cluster/${machine.clusterId}`, name: "login-key" });
    if (!machine.ssh || !machine.hostKeyPublic || !stored) throw new AppError("UNREACHABLE", `${machine.nodeName} cannot be reached yet.`);
    const { privateKey } = JSON.parse(stored.value.reveal()) as { privateKey: string };
    const target = { machineId: machine.id, ...machine.ssh, user: LOGIN_USER, hostKey: machine.hostKeyPublic, privateKey };
    return sessionOf(target, AbortSignal.timeout(CONNECT_TIMEOUT_MS));
  }

  return {
    async execOnMachine(teamId, machine, { argv, stdin, timeoutMs }) {
      const session = await connect(teamId, machine);
      return session.exec(argv, { stdin, timeoutMs });
    },
    async execInTask(teamId, machine, { taskId, argv, stdin, timeoutMs }) {
      const engine = engineOf(await connect(teamId, machine));
      return { ...(await engine.exec(containerOf(taskId), argv, { stdin, timeoutMs })), truncated: false };
    },
  };
}
