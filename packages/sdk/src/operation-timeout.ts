import type { Schemas } from "./schemas.ts";

/** An operation that goes on: only the waiting for it has ended. */
export class OperationTimeout extends Error {
  /** As it was last seen. */
  readonly operation: Schemas["OperationDetail"];

  constructor(operation: Schemas["OperationDetail"]) {
    super(`The operation ${operation.id} (${operation.kind}) has not ended in time; it goes on.`);
    this.name = "OperationTimeout";
    this.operation = operation;
  }
}
