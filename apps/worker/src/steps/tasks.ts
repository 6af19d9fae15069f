import { AppError } from "@slipway/core/errors";
import { taskFirewallHash } from "@slipway/core/planner";
import type { MachineRecord, StepChange, TaskRecord } from "@slipway/core/ports";
import type { ReachedMachine } from "../machine-access.ts";
import type { TaskRequest } from "../machine-tasks.ts";
import { machineOf, reach, type StepContext, scaledMs, taskOf } from "./step-context.ts";
import { firewallRules, firewallText, taskRequest } from "./task-request.ts";

const READY_TIMEOUT_MS = 120_000;

export async function startTask(context: StepContext): Promise<StepChange> {
  const { task, machine, reached } = await taskAndMachine(context);
  await markStarting(context, task, machine);
  const request = await taskRequest(context, task);
  const { startedAt } = await reached.tasks.startTask(request);
  // Later steps of a rollout stop the task that this one replaces: not before it answers.
  if (context.operation.kind === "apply") await waitReady(context, reached, request);
  return nowRunning(task, startedAt);
}

export async function restartTask(context: StepContext): Promise<StepChange> {
  const { task, machine, reached } = await taskAndMachine(context);
  await markStarting(context, task, machine);
  const request = await taskRequest(context, task);
  const { startedAt } = (await isRestarted(context, task, reached))
    ? await reached.tasks.startTask(request)
    : await reached.tasks.restartTask(request);
  return nowRunning(task, startedAt);
}

export async function applyFirewall(context: StepContext): Promise<StepChange> {
  const { task, reached } = await taskAndMachine(context);
  const rules = await firewallRules(context, task);
  await reached.tasks.applyFirewall(task.id, firewallText(task, rules));
  return { part: "task", id: task.id, patch: { firewallHash: taskFirewallHash(rules) } };
}

/** Success as well when nothing of it can run: its machine is no more, or it was never put on one. */
export async function stopTask(context: StepContext): Promise<StepChange> {
  const { task, machine } = await taskWhereItIs(context);
  if (machine && machine.state !== "gone") {
    await context.store.patchTask(task.id, { state: "stopping" });
    await (await reach(context, machine)).tasks.stopTask(task.id);
  }
  return { part: "task", id: task.id, patch: { state: "stopped" } };
}

function nowRunning({ id }: TaskRecord, startedAt: string | null): StepChange {
  return { part: "task", id, patch: { state: "running", startedAt, reason: null, notBefore: null } };
}

/** A repeat after a crash may find the task started already: it does not go back. */
function markStarting({ store }: StepContext, task: TaskRecord, machine: MachineRecord): Promise<void> {
  const further = task.state === "starting" || task.state === "running";
  return store.patchTask(task.id, { ...(further ? {} : { state: "starting" }), machineId: machine.id });
}

/**
 * Whether an earlier try of this step has put a new app in place of the one on record: that one must not be killed.
 * Restarts are planned for tasks that stand still or are unhealthy: one that is `starting` or `running` was brought there by the step.
 */
async function isRestarted({ cluster }: StepContext, task: TaskRecord, reached: ReachedMachine): Promise<boolean> {
  if (task.state === "running") return true;
  if (task.state !== "starting") return false;
  const app = (await reached.tasks.observeTasks(cluster.id)).find(({ taskId }) => taskId === task.id);
  return app?.state === "running" && Date.parse(app.startedAt ?? "") !== Date.parse(task.startedAt ?? "");
}

async function taskAndMachine(context: StepContext): Promise<{ task: TaskRecord; machine: MachineRecord; reached: ReachedMachine }> {
  const named = context.step.input.machineId ? machineOf(context) : null;
  const [task, known] = await Promise.all([taskOf(context), named]);
  const machine = known ?? (await machineOfTask(context, task));
  if (!machine || machine.state === "gone" || machine.state === "deleting")
    throw new AppError("GONE", `The machine for ${task.name} is no more.`);
  return { task, machine, reached: await reach(context, machine) };
}

/** Read together where the task still is on the machine that the plan names. */
async function taskWhereItIs(context: StepContext): Promise<{ task: TaskRecord; machine: MachineRecord | null }> {
  const { store, step } = context;
  const [task, named] = await Promise.all([taskOf(context), step.input.machineId ? store.loadMachine(step.input.machineId) : null]);
  if (task.machineId === null) return { task, machine: null };
  return { task, machine: task.machineId === named?.id ? named : await store.loadMachine(task.machineId) };
}

async function machineOfTask(context: StepContext, task: TaskRecord): Promise<MachineRecord | null> {
  if (task.machineId) return context.store.loadMachine(task.machineId);
  const machines = await context.store.listMachines(context.cluster.id);
  return machines.find((machine) => machine.nodeId === task.nodeId && machine.state !== "gone") ?? null;
}

function waitReady(context: StepContext, reached: ReachedMachine, task: TaskRequest): Promise<unknown> {
  return reached.tasks.waitReady(task, { timeoutMs: scaledMs(context, READY_TIMEOUT_MS), signal: context.signal });
}
