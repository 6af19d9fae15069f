import { AppError } from "@slipway/core/errors";
import { taskFirewallHash } from "@slipway/core/planner";
import type { MachineRecord, TaskRecord } from "@slipway/core/ports";
import type { ReachedMachine } from "../machine-access.ts";
import type { TaskRequest } from "../machine-tasks.ts";
import { machineOf, reach, type StepContext, scaledMs, taskOf } from "./step-context.ts";
import { firewallRules, firewallText, taskRequest } from "./task-request.ts";

const READY_TIMEOUT_MS = 120_000;

export async function startTask(context: StepContext): Promise<void> {
  const { store, operation } = context;
  const { task, machine, reached } = await taskAndMachine(context);
  await markStarting(context, task, machine);
  const request = await taskRequest(context, task);
  const { startedAt } = await reached.tasks.startTask(request);
  // Later steps of a rollout stop the task that this one replaces: not before it answers.
  if (operation.kind === "apply") await waitReady(context, reached, request);
  await store.patchTask(task.id, { state: "running", startedAt, reason: null, notBefore: null });
}

export async function restartTask(context: StepContext): Promise<void> {
  const { store } = context;
  const { task, machine, reached } = await taskAndMachine(context);
  await markStarting(context, task, machine);
  const request = await taskRequest(context, task);
  const { startedAt } = (await isRestarted(context, task, reached))
    ? await reached.tasks.startTask(request)
    : await reached.tasks.restartTask(request);
  await store.patchTask(task.id, { state: "running", startedAt, reason: null, notBefore: null });
}

export async function applyFirewall(context: StepContext): Promise<void> {
  const { store } = context;
  const { task, reached } = await taskAndMachine(context);
  const rules = await firewallRules(context, task);
  await reached.tasks.applyFirewall(task.id, firewallText(task, rules));
  await store.patchTask(task.id, { firewallHash: taskFirewallHash(rules) });
}

/** Success as well when nothing of it can run: its machine is no more, or it was never put on one. */
export async function stopTask(context: StepContext): Promise<void> {
  const { store } = context;
  const task = await taskOf(context);
  const machine = task.machineId === null ? null : await store.loadMachine(task.machineId);
  if (machine && machine.state !== "gone") {
    await store.patchTask(task.id, { state: "stopping" });
    await (await reach(context, machine)).tasks.stopTask(task.id);
  }
  await store.patchTask(task.id, { state: "stopped" });
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

async function machineOfTask(context: StepContext, task: TaskRecord): Promise<MachineRecord | null> {
  if (task.machineId) return context.store.loadMachine(task.machineId);
  const machines = await context.store.listMachines(context.cluster.id);
  return machines.find((machine) => machine.nodeId === task.nodeId && machine.state !== "gone") ?? null;
}

function waitReady(context: StepContext, reached: ReachedMachine, task: TaskRequest): Promise<unknown> {
  return reached.tasks.waitReady(task, { timeoutMs: scaledMs(context, READY_TIMEOUT_MS), signal: context.signal });
}
