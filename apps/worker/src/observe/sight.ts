import type { ClusterRecord, ExecutionStore, MachineRecord, Observation, TaskRecord } from "@slipway/core/ports";
import type { ReachedMachine } from "../machine-access.ts";
import type { ObservedTask } from "../machine-tasks.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import type { SilenceRecord } from "./silence.ts";

export interface ObserveDeps extends WorkerDeps {
  silence: SilenceRecord;
}

export interface ClusterInView {
  cluster: ClusterRecord;
  store: ExecutionStore;
}

/** One machine as seen now. */
export interface MachineSight {
  machine: MachineRecord;
  /** With what was just observed applied. */
  state: MachineRecord["state"];
  reached: ReachedMachine | null;
  /** null: its engine was not asked or did not answer. */
  tasks: ObservedTask[] | null;
}

export interface ClusterSight {
  observation: Observation;
  sights: MachineSight[];
  /** At the provider under our cluster's name, but in no row: made by a call whose answer came after the deletion. */
  orphanMachines: { provider: string; machineId: string }[];
  /** Rows of tasks that have not ended. */
  tasks: TaskRecord[];
}
