import type { ClusterSpec, NodeGroupSpec } from "../blueprint/index.ts";
import type { ClusterSnapshot } from "./snapshot.ts";

/** USD per hour of one machine of the group. */
export type PriceOf = (group: NodeGroupSpec) => number;

export interface PlanRequest {
  /** What is wanted; null: nothing at all. */
  target: ClusterSpec | null;
  /** What was wanted before, to name the fields that change. Decides nothing. */
  previous?: ClusterSpec | null;
  snapshot: ClusterSnapshot;
  /** New ids derive from it: one seed per operation and round, such as `<operation id>/1`. */
  seed: string;
  /** Milliseconds since the epoch. */
  now: number;
  prices: PriceOf;
  /** Versions of the team's secrets by name: a new version replaces the tasks that use it. */
  secretVersions?: Readonly<Record<string, number>>;
  /** Put back what broke and leave healthy tasks alone even if their configuration differs (a secret was changed meanwhile). */
  healOnly?: boolean;
}
