import { operationKinds, operationStates, stepStates } from "@slipway/core/lifecycle";
import { stepKinds } from "@slipway/core/planner";
import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

/** The keys of a state table as a zod enum. */
const statesOf = <S extends string>(table: Record<S, readonly string[]>) => z.enum(Object.keys(table) as [S, ...S[]]);

const failure = z.object({ code: z.string(), message: z.string(), remedy: z.string().optional() }).meta({ id: "OperationFailure" });

export const operation = z
  .object({
    id: z.string(),
    clusterId: z.string(),
    kind: z.enum(operationKinds),
    state: statesOf(operationStates),
    targetRevision: z.int().nullable(),
    previousRevision: z.int().nullable(),
    planId: z.string().nullable(),
    reason: z.string().nullable(),
    cancelRequested: z.boolean(),
    failure: failure.nullable(),
    createdBy: z.string(),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    endedAt: timestamp.nullable(),
  })
  .meta({ id: "Operation" });
export type Operation = z.output<typeof operation>;

const step = z
  .object({
    id: z.string(),
    round: z.int(),
    key: z.string(),
    kind: z.enum(stepKinds),
    nodeId: z.string().nullable(),
    dependsOn: z.array(z.string()),
    state: statesOf(stepStates),
    attempt: z.int(),
    message: z.string().nullable(),
    failure: failure.nullable(),
    startedAt: timestamp.nullable(),
    endedAt: timestamp.nullable(),
  })
  .meta({ id: "Step" });

export const operationDetail = operation.extend({ steps: z.array(step) }).meta({ id: "OperationDetail" });
export type OperationDetail = z.output<typeof operationDetail>;

/** The answer to every change of a cluster; null: nothing had to change. */
export const accepted = z.object({ operation: operation.nullable(), message: z.string() }).meta({ id: "Accepted" });
export type Accepted = z.output<typeof accepted>;
