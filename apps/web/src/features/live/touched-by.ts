import type { EventType } from "@slipway/core/events";

/** Parts of a cluster's page that ask the server for their own. */
export type ClusterPart = "cluster" | "machines" | "tasks" | "operations" | "steps";

const byKind: Record<string, readonly ClusterPart[]> = {
  cluster: ["cluster"],
  operation: ["cluster", "operations", "steps"],
  step: ["steps"],
  machine: ["cluster", "machines"],
  task: ["cluster", "tasks"],
};

/** Which of them an event is about. */
export const touchedBy = (type: EventType): readonly ClusterPart[] => byKind[type.split(".")[0] ?? ""] ?? [];
