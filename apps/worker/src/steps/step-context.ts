import type { ClusterSpec } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import type { ClusterSnapshot } from "@slipway/core/planner";
import type {
  ClusterRecord,
  ExecutionStore,
  MachineRecord,
  OperationRecord,
  Provider,
  StepChange,
  StepRecord,
  TaskRecord,
} from "@slipway/core/ports";
import type { Phase } from "../activities/activity-types.ts";
import type { KeyMaker } from "../keys.ts";
import type { ReachedMachine } from "../machine-access.ts";
import type { WorkerDeps } from "../worker-deps.ts";

/** Shared by the steps of one batch. */
export interface BatchContext {
  deps: WorkerDeps;
  store: ExecutionStore;
  keyOnce: KeyMaker;
  cluster: ClusterRecord;
  operation: OperationRecord;
  phase: Phase;
  /** What this phase converges to; null: nothing. */
  spec: ClusterSpec | null;
  /** Read once for the batch, at first use. */
  snapshot(): Promise<ClusterSnapshot>;
}

export interface StepContext extends BatchContext {
  step: StepRecord;
  /** Aborts when the step was cancelled or its time is up. */
  signal: AbortSignal;
  deadlineAt: number;
}

/**
 * A handler repeats safely: what it did before a crash is found and kept. What its success means for the machine or task it returns, to be
 * recorded with the step's end; null when nothing is left to record.
 */
export type StepHandler = (context: StepContext) => Promise<StepChange | null>;

export function machineOf({ store, step }: StepContext): Promise<MachineRecord> {
  return store.loadMachine(idFrom(step, "machineId"));
}

export function taskOf({ store, step }: StepContext): Promise<TaskRecord> {
  return store.loadTask(idFrom(step, "taskId"));
}

export function idFrom(step: StepRecord, name: "machineId" | "taskId" | "image"): string {
  const value = step.input[name];
  if (!value) throw new AppError("INTERNAL", `Step ${step.key} carries no ${name}.`);
  return value;
}

export function providerOf({ deps }: { deps: WorkerDeps }, name: string): Provider {
  const provider = deps.providers.get(name);
  if (!provider) throw new AppError("PROVIDER_REFUSED", `This installation has no provider "${name}".`);
  return provider;
}

export function reach({ deps, cluster, signal }: StepContext, machine: MachineRecord): Promise<ReachedMachine> {
  return deps.machines.reach(cluster.teamId, machine, { signal });
}

export function specOf({ spec, step }: StepContext): ClusterSpec {
  if (!spec) throw new AppError("INTERNAL", `Step ${step.key} needs a spec, but nothing is to run.`);
  return spec;
}

export function scaledMs({ deps }: { deps: WorkerDeps }, ms: number): number {
  return Math.max(1, Math.round(ms / deps.timeDivisor));
}
