import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { nodeAddress } from "@slipway/core/networking";
import type { ContainerEngine, HostSession, Provider, ProviderMachine, SshTarget } from "@slipway/core/ports";
import { dockerEngines, enginesBySession } from "../container-engine/index.ts";
import { generateHostKey, generateLoginKey, hostSessions, sshHostShell } from "../host-shell/index.ts";
import { localProvider, prepareLocal, removeLocal } from "../providers/index.ts";
import { prepareMachine } from "./prepare-machine.ts";
import { type TaskRuntime, taskRuntime } from "./task-runtime.ts";

export interface LocalMachine {
  machineId: string;
  address: string;
  session: HostSession;
  engine: ContainerEngine;
  runtime: TaskRuntime;
}

export interface LocalCluster {
  /** Boots a machine and prepares it. */
  boot(role: "master" | "worker", ordinal: number): Promise<LocalMachine>;
  destroy(machine: LocalMachine): Promise<void>;
  /** What its engine has said, among others. */
  consoleOutput(machine: LocalMachine): Promise<string>;
  close(): Promise<void>;
}

/** Real machines of the local provider for tests: containers with an sshd and an engine of their own. */
export async function localCluster(): Promise<LocalCluster> {
  await prepareLocal(() => {});
  const installId = `runtime-${randomUUID().slice(0, 8)}`;
  const provider = localProvider({ installId, clock: { now: Date.now } });
  // Outside of what installs give to clusters.
  const network = {
    clusterId: randomUUID(),
    clusterName: "test",
    teamId: randomUUID(),
    subnet: `10.${randomInt(112, 128)}.${randomInt(16) * 16}.0/20`,
  };
  await provider.ensureNetwork(network);
  const loginKey = generateLoginKey();
  const pool = hostSessions({ shell: sshHostShell() });
  const engineOf = enginesBySession(dockerEngines());

  return {
    async boot(role, ordinal) {
      const [hostKey, machineId] = [generateHostKey(), randomUUID()];
      const request = {
        ...network,
        ...{ machineId, role, hostKey, nodeName: `${role}-${ordinal}`, authorizedKey: loginKey.publicKey },
        privateAddress: nodeAddress(network.subnet, role, ordinal),
        shape: { region: "", size: "", cpu: 1, memoryMib: 512, diskGib: 10, preemptible: false },
      };
      const { ssh } = await runningMachine(provider, await provider.createMachine(request));
      const target = {
        machineId,
        user: "slipway",
        hostKey: hostKey.publicKey,
        privateKey: loginKey.privateKey,
        ...(ssh ?? { host: "", port: 0 }),
      };
      const session = await firstAnswer((signal) => pool.session(target satisfies SshTarget, signal));
      const engine = engineOf(session);
      await prepareMachine(session, engine);
      return { machineId, address: request.privateAddress, session, engine, runtime: taskRuntime({ session, engine }) };
    },
    consoleOutput: ({ machineId }) => provider.consoleOutput(machineId),
    async destroy({ machineId }) {
      await provider.deleteMachine(machineId);
      pool.drop(machineId);
    },
    async close() {
      pool.close();
      const machines = await provider.listMachines({});
      await Promise.all(machines.map(({ machineId }) => provider.deleteMachine(machineId)));
      await provider.deleteNetwork(network.clusterId);
      await removeLocal(installId);
    },
  };
}

async function runningMachine(provider: Provider, created: ProviderMachine): Promise<ProviderMachine> {
  for (let machine: ProviderMachine | null = created; ; machine = await provider.describeMachine(created.machineId)) {
    if (machine?.state === "running" && machine.ssh !== null) return machine;
    await sleep(50);
  }
}

async function firstAnswer<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(30_000);
  for (;;) {
    try {
      return await ask(limit);
    } catch (error) {
      if (limit.aborted) throw error;
      await sleep(100);
    }
  }
}
