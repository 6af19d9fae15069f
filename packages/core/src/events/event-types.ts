/** Every kind of cluster event; `data` is small, without secrets, and named after what it tells of. */
export const eventTypes = [
  "cluster.created",
  "cluster.state_changed",
  "cluster.deleted",
  "operation.accepted",
  "operation.started",
  "operation.planned",
  "operation.succeeded",
  "operation.failed",
  "operation.cancelled",
  "operation.cancel_requested",
  "step.started",
  "step.succeeded",
  "step.failed",
  "step.skipped",
  "machine.intended",
  "machine.state_changed",
  "machine.prepared",
  "machine.joined",
  "task.placed",
  "task.state_changed",
  "task.restarted",
] as const;

export type EventType = (typeof eventTypes)[number];

export interface ClusterEvent {
  id: string;
  clusterId: string;
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  type: EventType;
  /** ISO 8601. */
  time: string;
  /** `key/<id>`, `user/<id>`, `slipway`. */
  actor: string;
  operationId: string | null;
  data: Record<string, unknown>;
}
