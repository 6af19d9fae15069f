import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, HostSession, MachineRecord, SecretStore, SshTarget, Terminal } from "@slipway/core/ports";
import type { Hosts } from "@slipway/usecases/define";
import { endingTerminal } from "./terminal/ending-terminal.ts";

const LOGIN_USER = "slipway";
const CONNECT_TIMEOUT_MS = 10_000;

interface HostsDeps {
  /** The machine's shared connection. */
  sessionOf(target: SshTarget, signal: AbortSignal): Promise<HostSession>;
  /** A connection for one caller alone: sshd allows a handful of shells on each, and a slow reader is nobody else's trouble. */
  connectAlone(target: SshTarget, signal: AbortSignal): Promise<HostSession>;
  engineOf(session: HostSession): ContainerEngine;
  /** A task's container. */
  containerOf(taskId: string): string;
  secrets: SecretStore;
}

/** Users' commands over this process's own connections, apart from the worker's. */
export function remoteHosts({ sessionOf, connectAlone, engineOf, containerOf, secrets }: HostsDeps): Hosts {
  async function targetOf(teamId: string, machine: MachineRecord): Promise<SshTarget> {
    const stored = await secrets.get({ teamId, scope: `cluster/${machine.clusterId}`, name: "login-key" });
    if (!machine.ssh || !machine.hostKeyPublic || !stored) throw new AppError("UNREACHABLE", `${machine.nodeName} cannot be reached yet.`);
    const { privateKey } = JSON.parse(stored.value.reveal()) as { privateKey: string };
    return { machineId: machine.id, ...machine.ssh, user: LOGIN_USER, hostKey: machine.hostKeyPublic, privateKey };
  }
  const connect = async (teamId: string, machine: MachineRecord): Promise<HostSession> =>
    sessionOf(await targetOf(teamId, machine), AbortSignal.timeout(CONNECT_TIMEOUT_MS));

  return {
    async execOnMachine(teamId, machine, { argv, stdin, timeoutMs }) {
      const session = await connect(teamId, machine);
      return session.exec(argv, { stdin, timeoutMs });
    },
    async execInTask(teamId, machine, { taskId, argv, stdin, timeoutMs }) {
      const engine = engineOf(await connect(teamId, machine));
      return { ...(await engine.exec(containerOf(taskId), argv, { stdin, timeoutMs })), truncated: false };
    },
    async openTerminal(teamId, machine, { taskId, ...request }): Promise<Terminal> {
      if (taskId !== null) {
        const session = await connect(teamId, machine);
        return endingTerminal({ session, terminal: await engineOf(session).openTerminal(containerOf(taskId), request) });
      }
      const session = await connectAlone(await targetOf(teamId, machine), AbortSignal.timeout(CONNECT_TIMEOUT_MS));
      try {
        const terminal = await session.openTerminal(request);
        void terminal.ended.then(() => session.close());
        return terminal;
      } catch (error) {
        session.close();
        throw error;
      }
    },
  };
}
