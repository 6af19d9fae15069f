import { type AppError, isAppError } from "@slipway/core/errors";
import type { MachineRecord, StepChange } from "@slipway/core/ports";
import { BOOT_MS } from "./boot-limit.ts";
import { beingRemoved, isLeaving, placeOf } from "./create-machine.ts";
import { loseBoot } from "./lose-boot.ts";
import { machineOf, providerOf, type StepContext, scaledMs } from "./step-context.ts";
import { pause } from "./wait.ts";

const POLL_MS = 150;
const CONNECT_TIMEOUT_MS = 3_000;

/** Waits until the machine runs and answers over SSH, then makes it ready for containers. One that does not come up is given up. */
export async function prepareMachine(context: StepContext): Promise<StepChange | null> {
  const machine = await machineOf(context);
  if (machine.prepared && machine.state === "running") return null;
  if (isLeaving(machine)) throw beingRemoved(machine);
  try {
    await comeUp(context, machine);
  } catch (error) {
    if (!isAppError(error, "CANCELLED")) await keepConsoleOutput(context, machine);
    throw error;
  }
  return { part: "machine", id: machine.id, patch: { state: "running", prepared: true } };
}

async function comeUp(context: StepContext, machine: MachineRecord): Promise<void> {
  const { deps, signal } = context;
  let upBy: number | null = null;
  for (;;) {
    const running = await whereItIs(context, machine);
    // How long a provider takes before it lets a machine run is its own affair.
    upBy = running && (upBy ?? deps.clock.now() + scaledMs(context, BOOT_MS));
    if (running && upBy !== null && (await isPrepared(context, running, upBy))) return;
    await pause(POLL_MS, signal);
  }
}

/** A machine that boots refuses, resets or stays silent for a while, and so does its engine. After `upBy` it is given up. */
async function isPrepared(context: StepContext, machine: MachineRecord, upBy: number): Promise<boolean> {
  const { deps, cluster, signal } = context;
  try {
    const { tasks } = await deps.machines.reach(cluster.teamId, machine, { signal, timeoutMs: CONNECT_TIMEOUT_MS });
    await tasks.prepareMachine({ timeoutMs: Math.max(1, upBy - deps.clock.now()), signal });
    return true;
  } catch (error) {
    if (signal.aborted || !isAppError(error, "UNREACHABLE")) throw error;
    if (deps.clock.now() >= upBy) throw await neverUp(context, machine, error);
    return false;
  }
}

function neverUp(context: StepContext, machine: MachineRecord, refusal: AppError): Promise<AppError> {
  const seconds = Math.round(scaledMs(context, BOOT_MS) / 1000);
  return loseBoot(context, machine, `Its provider has called ${machine.nodeName} running for ${seconds} s, but: ${refusal.message}`);
}

/** The machine with its SSH address, recorded when it is new; null while it boots. GONE. */
async function whereItIs(context: StepContext, machine: MachineRecord): Promise<MachineRecord | null> {
  const made = await providerOf(context, machine.provider).describeMachine(machine.id);
  if (!made || made.state === "stopped") throw await loseBoot(context, machine, `${machine.nodeName} ended while it booted.`);
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
