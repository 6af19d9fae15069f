import type { OperationKind } from "@slipway/core/lifecycle";
import type { OperationFailure } from "@slipway/core/ports";

/** What workflows and activities say to each other: ids and outcomes, never documents or secrets. */

export interface ClusterRef {
  teamId: string;
  clusterId: string;
}

export interface OperationRef extends ClusterRef {
  operationId: string;
}

/** `forward` converges to the operation's target, `rollback` to what was before it. */
export type Phase = "forward" | "rollback";

export interface GraphStep {
  id: string;
  /** Positions in the same list: ids would make a large plan's payload several times bigger. */
  dependsOn: number[];
  done: boolean;
}

export interface NextOperation {
  operationId: string;
  kind: OperationKind;
  cancelRequested: boolean;
  /** Of the request that asked for it; absent in histories of the past. */
  traceparent?: string | null;
}

export interface PreparedRound {
  /** Empty: what exists is what is wanted. */
  steps: GraphStep[];
  cancelRequested: boolean;
  /** Set when the operation had ended before; nothing is left to do. */
  ended: EndState | null;
  /** What this plan cannot bring about, whatever is executed. */
  blocked: OperationFailure | null;
}

export type EndState = "succeeded" | "failed" | "cancelled";

export interface EndedOperation {
  state: EndState;
  failure?: OperationFailure;
  /** Which end the cluster was converged to. */
  phase: Phase;
}

export interface Activities {
  nextOperation(cluster: ClusterRef): Promise<NextOperation | null>;
  prepareRound(request: OperationRef & { round: number; phase: Phase }): Promise<PreparedRound>;
  /** Runs the steps as their edges allow; null when all succeeded, else what to tell of the failure. */
  runSteps(request: OperationRef & { steps: GraphStep[]; phase: Phase }): Promise<OperationFailure | null>;
  finishOperation(request: OperationRef & EndedOperation): Promise<void>;
}
