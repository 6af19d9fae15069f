import type { Operation } from "@slipway/usecases/operations/schemas";

export interface OperationActs {
  cancel: boolean;
  retry: boolean;
}

/** What may be asked of an operation. What a stop takes away is not brought back half-way; a retry must not undo a later change; Slipway's own heals change nothing that was asked for. */
export function operationActs({ id, kind, state, cancelRequested }: Operation, newestFirst: readonly Operation[]): OperationActs {
  const newestAsked = newestFirst.find((one) => one.kind !== "heal");
  const hasFailed = state === "failed" || state === "cancelled";
  return {
    cancel: kind !== "stop" && (state === "pending" || state === "running") && !cancelRequested,
    retry: hasFailed && kind !== "heal" && newestAsked?.id === id,
  };
}
