import { callerPlace } from "../place.ts";
import { recordFault } from "../record-fault.ts";

const refusals = new WeakSet<object>();

/** Records the fault, so that catching the error does not hide it, and stops the program there. */
export function refuse(message: string, remedy: string): never {
  recordFault(message, { remedy, place: callerPlace() });
  const error = new Error(message);
  refusals.add(error);
  throw error;
}

export const isRefusal = (error: unknown): boolean => typeof error === "object" && error !== null && refusals.has(error);
