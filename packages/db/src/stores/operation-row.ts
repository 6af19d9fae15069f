import type { OperationKind, OperationState } from "@slipway/core/lifecycle";
import type { OperationFailure } from "@slipway/core/ports";
import type { Operation } from "../generated/prisma/client.ts";
import { fromJson, isoTime, isoTimeOrNull } from "../json.ts";
import type { OperationRow } from "./records.ts";

export function toOperationRow({ teamId: _, traceparent: __, ...row }: Operation): OperationRow {
  return {
    ...row,
    kind: row.kind as OperationKind,
    state: row.state as OperationState,
    failure: fromJson<OperationFailure | null>(row.failure),
    createdAt: isoTime(row.createdAt),
    startedAt: isoTimeOrNull(row.startedAt),
    endedAt: isoTimeOrNull(row.endedAt),
  };
}
