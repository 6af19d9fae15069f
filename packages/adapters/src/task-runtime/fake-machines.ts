import { AppError } from "@slipway/core/errors";
import type { ExecResult } from "@slipway/core/ports";
import { ENGINE_SOCKET, type FakeEngines, type FakeEnginesOptions, fakeEngines, fakeMachine } from "../container-engine/index.ts";
import { type FakeCall, type FakeHostShell, fakeHostShell } from "../host-shell/index.ts";
import { type MachineScript, machineScripts } from "./machine-scripts.ts";

export interface FakeMachines {
  hostShell: FakeHostShell;
  engines: FakeEngines;
  /** The rules last applied in a task's namespace, by holder container id. */
  firewalls: Map<string, string>;
  /** The machine ends: connections are cut, none can be made, its containers count no more. */
  kill(machineId: string): void;
}

/** Whole machines in memory: a shell and an engine that know of each other. A machine exists once it is first spoken to. */
export function fakeMachines(options: FakeEnginesOptions = {}): FakeMachines {
  const engines = fakeEngines(options);
  const firewalls = new Map<string, string>();
  const isRunning = (machineId: string): boolean =>
    engines.world.machines.get(machineId)?.alive !== false && options.isRunning?.(machineId) !== false;
  const hostShell = fakeHostShell({
    isRunning,
    run: (call) => runFakeScript(call, { engines, firewalls }),
    openSocket: (machineId, path) => {
      if (path !== ENGINE_SOCKET) throw new AppError("UNREACHABLE", `Nothing listens on ${path} of machine ${machineId}.`);
      return engines.socketOf(machineId);
    },
  });
  return {
    hostShell,
    engines,
    firewalls,
    kill(machineId) {
      engines.kill(machineId);
      hostShell.cut(machineId);
    },
  };
}

type Effects = Pick<FakeMachines, "engines" | "firewalls">;

/** What each of our scripts does, done to the fake; any other command succeeds silently. */
async function runFakeScript(call: FakeCall, { engines, firewalls }: Effects): Promise<Partial<ExecResult>> {
  const script = scriptNames.get(call.argv[2] ?? "");
  const [first = "", second = ""] = call.argv.slice(4);
  const machine = fakeMachine(engines.world, call.machineId);
  if (script === "importHolder") await engines.engineOf(call.machineId).importImage(first, new Uint8Array(), []);
  if (script === "applyFirewall") {
    const holder = [...machine.containers.values()].find((one) => one.id === second && String(one.pid) === first);
    if (holder === undefined) return { exitCode: 1, stderr: "no such process" };
    firewalls.set(second, String(call.options.stdin ?? ""));
  }
  if (script === "backupSwarm") return { stdout: Buffer.from(`${machine.swarm.swarmId} ${machine.swarm.engineNodeId}`).toString("base64") };
  if (script === "restoreSwarm") {
    const [swarmId = null, engineNodeId = null] = Buffer.from((call.options.stdin ?? "") as Uint8Array)
      .toString("utf8")
      .split(" ");
    machine.swarm = { state: "pending", swarmId, engineNodeId };
  }
  return {};
}

const scriptNames = new Map(Object.entries(machineScripts).map(([name, text]) => [text as string, name as MachineScript]));
