import type { StepState } from "@slipway/core/lifecycle";
import type { StepInput, StepKind } from "@slipway/core/planner";
import type { SavedStep, StepRecord } from "@slipway/core/ports";
import type { Step } from "../generated/prisma/client.ts";
import { fromJson } from "../json.ts";
import type { ExecutionScope } from "./scope.ts";

/** A round's steps in the plan's order. */
export async function readRound({ tx }: ExecutionScope, operationId: string, round: number): Promise<SavedStep[]> {
  const select = { id: true, key: true, state: true, dependsOn: true } as const;
  const rows = await tx.step.findMany({ where: { operationId, round }, orderBy: { ordinal: "asc" }, select });
  return rows.map((row) => ({ ...row, state: row.state as StepState }));
}

export function toStepRecord(row: Step): StepRecord {
  const { id, operationId, round, key, nodeId, attempt } = row;
  const kind = row.kind as StepKind;
  return { id, operationId, round, key, kind, nodeId, input: fromJson<StepInput>(row.input), state: row.state as StepState, attempt };
}
