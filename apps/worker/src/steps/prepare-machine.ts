import { AppError, isAppError } from "@slipway/core/errors";
import type { MachineRecord } from "@slipway/core/ports";
import { errorFields } from "../log.ts";
import type { ReachedMachine } from "../machine-access.ts";
import { placeOf } from "./create-machine.ts";
import { machineOf, providerOf, type StepContext, scaledMs } from "./step-context.ts";
import { pause } from "./wait.ts";

const POLL_MS = 150;
const CONNECT_TIMEOUT_MS = 3_000;
const ENGINE_TIMEOUT_MS = 300_000;

/** Waits until the machine runs and answers over SSH, then makes it ready for containers. */
export async function prepareMachine(context: StepContext): Promise<void> {
  const { store, signal } = context;
  const machine = await machineOf(context);
  if (machine.prepared && machine.state === "running") return;
  try {
    const reached = await firstContact(context, machine);
    await reached.tasks.prepareMachine({ timeoutMs: scaledMs(context, ENGINE_TIMEOUT_MS), signal });
  } catch (error) {
    if (!isAppError(error, "CANCELLED")) await keepConsoleOutput(context, machine);
    throw error;
  }
  await store.patchMachine(machine.id, { state: "running", prepared: true });
}

async function firstContact(context: StepContext, machine: MachineRecord): Promise<ReachedMachine> {
  const { deps, cluster, signal } = context;
  let refusal: unknown;
  for (;;) {
    const reachable = await whereItIs(context, machine);
    if (reachable) {
      try {
        return await deps.machines.reach(cluster.teamId, reachable, { signal, timeoutMs: CONNECT_TIMEOUT_MS });
      } catch (error) {
        // A machine that boots refuses, resets or stays silent for a while.
        if (signal.aborted || !isAppError(error, "UNREACHABLE")) throw error;
        refusal = error;
      }
    }
    await pause(POLL_MS, signal).catch((aborted: unknown) => {
      deps.log.warn("machine never answered", { machineId: machine.id, ...errorFields(refusal) });
      throw aborted;
    });
  }
}

/** The machine with its SSH address, recorded when it is new; null while it boots. GONE. */
async function whereItIs(context: StepContext, machine: MachineRecord): Promise<MachineRecord | null> {
  const made = await providerOf(context, machine.provider).describeMachine(machine.id);
  if (!made || made.state === "stopped") throw new AppError("GONE", `${machine.nodeName} ended while it booted.`);
  if (made.state !== "running" || !made.ssh) return null;
  if (machine.ssh?.host !== made.ssh.host || machine.ssh.port !== made.ssh.port)
    await context.store.patchMachine(machine.id, placeOf(made));
  return { ...machine, ssh: made.ssh };
}

/** A failed boot's console outlives the machine. Best effort: it must not hide why the boot failed. */
async function keepConsoleOutput(context: StepContext, machine: MachineRecord): Promise<void> {
  const { deps, cluster } = context;
  try {
    const output = await providerOf(context, machine.provider).consoleOutput(machine.id);
    const time = new Date(deps.clock.now()).toISOString();
    const lines = output.split("\n").filter((text) => text.trim() !== "");
    const line = { clusterId: cluster.id, machineId: machine.id, taskId: null, stream: "boot", time };
    await deps.logs.append(
      cluster.teamId,
      lines.map((text) => ({ ...line, text })),
    );
  } catch (error) {
    deps.log.warn("console output not kept", { machineId: machine.id, error: String(error) });
  }
}
