import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, ContainerEngines, HostSession, MachineRecord, SecretStore, SshTarget } from "@slipway/core/ports";
import { readLoginKey } from "./keys.ts";
import type { MachineTasks } from "./machine-tasks.ts";

const LOGIN_USER = "slipway";
const ENGINE_SOCKET = "/var/run/docker.sock";

/** A machine one can speak to now: its SSH connection and what is spoken over it. */
export interface ReachedMachine {
  machineId: string;
  session: HostSession;
  engine: ContainerEngine;
  tasks: MachineTasks;
}

export interface ReachOptions {
  signal?: AbortSignal;
  /** Default: as long as the connection's own timeout. */
  timeoutMs?: number;
}

export interface MachineAccess {
  /** The process's one connection to the machine, made when there is none. UNREACHABLE, HOST_KEY_MISMATCH. */
  reach(teamId: string, machine: MachineRecord, options?: ReachOptions): Promise<ReachedMachine>;
  drop(machineId: string): void;
  close(): void;
}

interface MachineAccessDeps {
  sessions: { session(target: SshTarget, signal?: AbortSignal): Promise<HostSession>; drop(machineId: string): void; close(): void };
  engines: ContainerEngines;
  machineTasks(machine: { session: HostSession; engine: ContainerEngine }): MachineTasks;
  secrets: SecretStore;
}

export function machineAccess({ sessions, engines, machineTasks, secrets }: MachineAccessDeps): MachineAccess {
  const reached = new Map<string, ReachedMachine>();

  async function connect(teamId: string, machine: MachineRecord, signal: AbortSignal | undefined): Promise<ReachedMachine> {
    const session = await sessions.session(await sshTarget(teamId, machine), signal);
    const known = reached.get(machine.id);
    if (known?.session === session) return known;
    const engine = engines.over(() => session.openSocket(ENGINE_SOCKET));
    const fresh = { machineId: machine.id, session, engine, tasks: machineTasks({ session, engine }) };
    reached.set(machine.id, fresh);
    return fresh;
  }

  async function sshTarget(teamId: string, machine: MachineRecord): Promise<SshTarget> {
    if (!machine.ssh || !machine.hostKeyPublic) throw new AppError("UNREACHABLE", `${machine.nodeName} has no SSH address yet.`);
    const login = await readLoginKey(secrets, { teamId, clusterId: machine.clusterId });
    return { machineId: machine.id, ...machine.ssh, user: LOGIN_USER, hostKey: machine.hostKeyPublic, privateKey: login.privateKey };
  }

  return {
    async reach(teamId, machine, options = {}) {
      const known = reached.get(machine.id);
      if (known?.session.open) return known;
      const signal = anySignal(options);
      try {
        return await connect(teamId, machine, signal);
      } catch (error) {
        // The shared attempt may wait for a silent machine long after this caller gave up.
        if (signal?.aborted && !options.signal?.aborted) sessions.drop(machine.id);
        throw timedOut(signal, options) ? new AppError("UNREACHABLE", `${machine.nodeName} does not answer.`, { cause: error }) : error;
      }
    },
    drop(machineId) {
      reached.delete(machineId);
      sessions.drop(machineId);
    },
    close() {
      reached.clear();
      sessions.close();
    },
  };
}

function anySignal({ signal, timeoutMs }: ReachOptions): AbortSignal | undefined {
  const signals = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)].filter((one) => one !== undefined);
  return signals.length > 1 ? AbortSignal.any(signals) : signals[0];
}

function timedOut(signal: AbortSignal | undefined, options: ReachOptions): boolean {
  return signal?.aborted === true && options.signal?.aborted !== true;
}
