import type { TeamScope } from "../scope.ts";
import type { Statements } from "../statements.ts";

/** A transaction of the execution store. */
export interface ExecutionScope extends TeamScope {
  /** The transaction's time. */
  now: Date;
}

/** As much of one as raw statements need. */
export interface StatementScope {
  tx: Statements;
  now: Date;
}
