/** State tables. Each entry lists the states that may follow; an empty list ends the life. */

export const clusterStates = {
  stopped: ["starting"],
  starting: ["running", "degraded", "stopping", "stopped"],
  running: ["degraded", "updating", "stopping"],
  updating: ["running", "degraded", "stopping", "stopped"],
  degraded: ["running", "updating", "stopping", "stopped"],
  stopping: ["stopped", "degraded"],
} as const satisfies Record<string, readonly string[]>;

export const operationStates = {
  pending: ["running", "cancelled"],
  running: ["succeeded", "failed", "cancelled"],
  succeeded: [],
  failed: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export const stepStates = {
  pending: ["running", "skipped"],
  running: ["succeeded", "failed", "skipped"],
  succeeded: [],
  failed: [],
  skipped: [],
} as const satisfies Record<string, readonly string[]>;

/**
 * `intended`: committed before the provider is asked. `unreachable` is not dead: only the provider's word
 * (or our own confirmed deletion) makes a machine `gone`.
 */
export const machineStates = {
  intended: ["booting", "deleting", "gone"],
  booting: ["running", "unreachable", "deleting", "gone"],
  running: ["unreachable", "deleting", "gone"],
  unreachable: ["running", "deleting", "gone"],
  deleting: ["gone"],
  gone: [],
} as const satisfies Record<string, readonly string[]>;

/** `lost`: its machine is gone or its container vanished; `exited`: the container stands still and can be started again. */
export const taskStates = {
  pending: ["starting", "lost", "stopped"],
  starting: ["running", "exited", "lost", "stopping", "stopped"],
  running: ["unhealthy", "exited", "lost", "stopping", "stopped"],
  unhealthy: ["starting", "running", "exited", "lost", "stopping", "stopped"],
  exited: ["starting", "running", "lost", "stopping", "stopped"],
  stopping: ["stopped", "lost"],
  lost: ["stopped"],
  stopped: [],
} as const satisfies Record<string, readonly string[]>;

export type ClusterState = keyof typeof clusterStates;
export type OperationState = keyof typeof operationStates;
export type StepState = keyof typeof stepStates;
export type MachineState = keyof typeof machineStates;
export type TaskState = keyof typeof taskStates;

export const operationKinds = ["start", "apply", "scale", "heal", "stop"] as const;
export type OperationKind = (typeof operationKinds)[number];

/** What a user may ask of a cluster in each state. UI, API and CLI share it. */
const clusterAllows = {
  stopped: ["start", "delete"],
  starting: ["stop"],
  running: ["apply", "scale", "stop"],
  updating: ["apply", "scale", "stop"],
  degraded: ["apply", "scale", "stop"],
  stopping: ["stop"],
} as const satisfies Record<ClusterState, readonly string[]>;

export type ClusterAction = "start" | "apply" | "scale" | "stop" | "delete";

export function clusterCan(state: ClusterState, action: ClusterAction): boolean {
  return (clusterAllows[state] as readonly string[]).includes(action);
}

/** True when `to` may follow `from` in `table`; staying where one is is always allowed. */
export function mayFollow<S extends string>(table: Record<S, readonly string[]>, from: S, to: S): boolean {
  return from === to || table[from].includes(to);
}
