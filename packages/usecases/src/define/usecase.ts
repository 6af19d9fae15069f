import type { Action } from "@slipway/core/access";
import type { z } from "zod";
import type { OutsideContext, RequestScope, RunContext } from "./context.ts";
import type { Reservation } from "./idempotency.ts";

export interface RestBinding {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`; every `{name}` is a field of the input. */
  path: `/${string}`;
  /** 202 becomes 200 when the answer's `operation` is null: nothing had to change. */
  status: 200 | 201 | 202 | 204;
  /** `If-Match` fills the input's `expectedRevision`. */
  ifMatch?: boolean;
}

export interface AuditNote {
  /** What was acted on: `cluster/<id>`. */
  target: string;
  /** Never a secret. */
  detail?: Record<string, unknown>;
}

export type UsecaseKind = "query" | "command";

export interface UsecaseFacts<I extends z.ZodObject, O extends z.ZodType, K extends UsecaseKind = UsecaseKind> {
  name: `${string}.${string}`;
  kind: K;
  /** The right an actor must hold. */
  action: Action;
  /** Concerns the team as a whole, though its action does not: a key narrowed to clusters or projects may not. */
  wholeTeam?: boolean;
  rest: RestBinding;
  summary: string;
  /** Path, query and body fields in one strict object. */
  input: I;
  output: O;
  /** A command for its cost or its body that keeps nothing: no row when it is done. */
  unaudited?: true;
  /** The answer carries something shown only once: it is never kept for a replay. */
  confidential?: boolean;
  /**
   * A query whose answer holds until something it is made of changes: one cluster, which `run` names by `answersFor`, or which clusters the team
   * has. It follows from input, team and reach alone: not from who asks, the clock or the outside.
   */
  kept?: "cluster" | "team";
}

export interface UsecaseDefinition<I extends z.ZodObject, O extends z.ZodType, Prepared, Result> extends UsecaseFacts<I, O> {
  /** What is slow or leaves the process and must be known before the transaction. */
  prepare?(ctx: OutsideContext, input: z.output<I>): Promise<Prepared>;
  /** The transaction: reads and writes of this team, nothing else. */
  run(ctx: RunContext<Prepared>, input: z.output<I>): Promise<Result>;
  /** What happens outside once the change and its audit row are committed; its result is the answer. */
  deliver?(ctx: OutsideContext, input: z.output<I>, result: Result): Promise<z.input<O>>;
  audit?(input: z.output<I>, result: Result): AuditNote;
}

export interface ExecuteOptions {
  /** An `Idempotency-Key` that was reserved for this request: completed in the same transaction. */
  reservation?: Reservation;
}

/** One operation of the product, for tRPC and REST alike. */
export interface Usecase<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType, K extends UsecaseKind = UsecaseKind>
  extends UsecaseFacts<I, O, K> {
  /** Authorise → parse → prepare → transaction (run, audit) → deliver. Throws AppError only. */
  execute(scope: RequestScope, input: unknown, options?: ExecuteOptions): Promise<z.output<O>>;
}
