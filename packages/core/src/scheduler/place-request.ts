import type { NodeRole } from "../blueprint/index.ts";

export interface CandidateNode {
  id: string;
  name: string;
  role: NodeRole;
  cpu: number;
  memoryMib: number;
  /** Its machine runs now, rather than being made by this plan. */
  ready: boolean;
  /** Why nothing may be placed on it now; null: it may. */
  unusable: string | null;
}

/** What a task takes from its machine. */
export interface TaskDemand {
  service: string;
  cpu: number;
  memoryMib: number;
  publicPorts: readonly number[];
}

export interface StayingTask extends TaskDemand {
  nodeId: string;
}

export interface WantedTask extends TaskDemand {
  name: string;
}

export interface PlaceRequest {
  nodes: readonly CandidateNode[];
  /** Tasks that keep their machine, whatever happens. */
  staying: readonly StayingTask[];
  wanted: readonly WantedTask[];
}

export interface Placement {
  placed: { task: string; nodeId: string; reason: string }[];
  unplaced: UnplacedTask[];
}

/** Why nothing takes a task, and what would help. */
export interface Refusal {
  /** Grouped: `3 machines: memory 512 of 300 MiB free`. */
  reasons: string[];
  remedy: string;
}

export interface UnplacedTask extends Refusal {
  task: string;
}
