import type { ObservedTask, TaskRuntime } from "@slipway/adapters/task-runtime";
import type { ContainerEngine } from "@slipway/core/ports";

type OnLine = Parameters<ContainerEngine["followLogs"]>[2];

/** What is done on one machine, over its session and its engine. Idempotent; UNREACHABLE, STEP_FAILED with the machine's own words. */
export interface MachineTasks extends TaskRuntime {
  prepareMachine(options: { timeoutMs: number; signal: AbortSignal }): Promise<void>;
  observeTasks(clusterId: string): Promise<ObservedTask[]>;
  /** Follows what the task's container says since then (milliseconds since the epoch) until it or the signal ends. */
  followLogs(taskId: string, since: number, options: { onLine: OnLine; signal: AbortSignal }): Promise<void>;
  /** Holds the swarm's keys: for the secret store only. */
  backupSwarm(): Promise<Uint8Array>;
  restoreSwarm(backup: Uint8Array): Promise<void>;
}

export type { ObservedTask, TaskRequest } from "@slipway/adapters/task-runtime";
