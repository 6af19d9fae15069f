import type { TeamScope } from "../scope.ts";

/** A transaction of the execution store. */
export interface ExecutionScope extends TeamScope {
  /** The transaction's time. */
  now: Date;
}
