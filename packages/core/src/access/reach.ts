import type { Action } from "./roles.ts";

/** How much of its team a key sees: all, or these clusters and what lies in these projects. Enforced by row-level security. */
export type Reach = "team" | { clusterIds: readonly string[]; projectIds: readonly string[] };

/** What a key narrowed to clusters or projects may be given; everything else concerns the team as a whole. */
export const narrowableActions = ["read", "operate", "exec"] as const satisfies readonly Action[];

export const isNarrowable = (action: Action): boolean => (narrowableActions as readonly Action[]).includes(action);
