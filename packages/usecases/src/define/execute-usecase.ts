import { errorTable, isAppError } from "@slipway/core/errors";
import { noTracing } from "@slipway/core/ports";
import type { TeamTx } from "@slipway/db";
import type { z } from "zod";
import { keepJson } from "./answer-json.ts";
import { writeAudit } from "./audit.ts";
import { authorise } from "./authorise.ts";
import { type OutsideContext, type RequestScope, teamOf } from "./context.ts";
import { completeReservation, releaseReservation } from "./idempotency.ts";
import { parseInput } from "./parse-input.ts";
import { statusOf } from "./status-of.ts";
import type { ExecuteOptions, UsecaseDefinition } from "./usecase.ts";

interface Call<I extends z.ZodObject, O extends z.ZodType, P, R> {
  definition: UsecaseDefinition<I, O, P, R>;
  scope: RequestScope;
  input: unknown;
  options: ExecuteOptions;
}

/** The parsed call on its way through the transaction. */
interface Step<I extends z.ZodObject, O extends z.ZodType, P, R> extends Omit<Call<I, O, P, R>, "input"> {
  input: z.output<I>;
  prepared: P;
  answersFor(clusterId: string): void;
}

interface Committed<R, Out> {
  result: R;
  /** Known already when nothing happens outside. */
  answer: Out | undefined;
  hooks: (() => Promise<void>)[];
}

export function executeUsecase<I extends z.ZodObject, O extends z.ZodType, P, R>(call: Call<I, O, P, R>): Promise<z.output<O>> {
  const { tracing = noTracing } = call.scope.ports;
  return tracing.span(`usecase ${call.definition.name}`, {}, () => authorised(call));
}

async function authorised<I extends z.ZodObject, O extends z.ZodType, P, R>(call: Call<I, O, P, R>): Promise<z.output<O>> {
  try {
    await authorise(call.definition, call.scope);
    const input = parseInput(call.definition.input, call.input);
    return await (call.definition.kept && call.scope.ports.answers ? keptOrRead(call, input) : performed(call, input));
  } catch (error) {
    if (call.options.reservation) await releaseReservation(call.scope, call.options.reservation);
    throw error;
  }
}

/** What of an asker an answer follows from is in its key: nobody is given what another reach sees. */
async function keptOrRead<I extends z.ZodObject, O extends z.ZodType, P, R>(
  call: Call<I, O, P, R>,
  input: z.output<I>,
): Promise<z.output<O>> {
  const { definition, scope } = call;
  const { teamId, reach } = scope.actor;
  const kept = await scope.ports.answers?.get(JSON.stringify([definition.name, teamId, reach, input]), async () => {
    let clusterId: string | null = null;
    const value = await performed(call, input, (id) => {
      clusterId = id;
    });
    const madeOf = definition.kept === "team" || clusterId ? { teamId, clusterId } : null;
    const json = JSON.stringify(value);
    keepJson(value, json);
    return { value, json, madeOf };
  });
  return kept?.value as z.output<O>;
}

async function performed<I extends z.ZodObject, O extends z.ZodType, P, R>(
  call: Call<I, O, P, R>,
  input: z.output<I>,
  answersFor: (clusterId: string) => void = () => undefined,
): Promise<z.output<O>> {
  const { definition, scope } = call;
  const outside = outsideContext(scope);
  const committed = await refusalsAudited(call, async () => {
    const prepared = (await definition.prepare?.(outside, input)) as P;
    return outside.transaction((tx) => inTransaction({ ...call, input, prepared, answersFor }, tx));
  });
  await Promise.allSettled(committed.hooks.map((hook) => hook()));
  if (!definition.deliver) return committed.answer as z.output<O>;
  const answer = definition.output.parse(await definition.deliver(outside, input, committed.result));
  if (call.options.reservation) await outside.transaction((tx) => complete(call, tx, answer));
  return answer;
}

async function inTransaction<I extends z.ZodObject, O extends z.ZodType, P, R>(
  step: Step<I, O, P, R>,
  tx: TeamTx,
): Promise<Committed<R, z.output<O>>> {
  const { definition, scope, input, prepared, answersFor } = step;
  const hooks: (() => Promise<void>)[] = [];
  const result = await definition.run({ ...scope, tx, prepared, answersFor, afterCommit: (hook) => void hooks.push(hook) }, input);
  if (leavesRow(definition)) {
    const note = definition.audit?.(input, result) ?? { target: "" };
    await writeAudit(tx, scope, { action: definition.name, outcome: "done", target: note.target, detail: note.detail ?? {} });
  }
  if (definition.deliver) return { result, answer: undefined, hooks };
  const answer = definition.output.parse(result);
  await complete(step, tx, answer);
  return { result, answer, hooks };
}

/** Writes the answer beside the change itself: a retry after a lost commit finds it. */
async function complete<I extends z.ZodObject, O extends z.ZodType, P, R>(
  { definition, options }: Pick<Call<I, O, P, R>, "definition" | "options">,
  tx: TeamTx,
  answer: unknown,
): Promise<void> {
  if (!options.reservation) return;
  const status = statusOf(definition.rest, answer);
  await completeReservation(tx, options.reservation, { status, answer, confidential: definition.confidential ?? false });
}

/** A command that was allowed and then refused leaves a row too: tries at other teams' things are seen. */
async function refusalsAudited<I extends z.ZodObject, O extends z.ZodType, P, R, T>(
  call: Call<I, O, P, R>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (leavesRow(call.definition) && isAppError(error) && errorTable[error.code].fault === "user") {
      const detail = { code: error.code };
      await outsideContext(call.scope).transaction((tx) =>
        writeAudit(tx, call.scope, { action: call.definition.name, outcome: "refused", target: "", detail }),
      );
    }
    throw error;
  }
}

const leavesRow = ({ kind, unaudited }: Pick<UsecaseDefinition<z.ZodObject, z.ZodType, unknown, unknown>, "kind" | "unaudited">): boolean =>
  kind === "command" && !unaudited;

function outsideContext(scope: RequestScope): OutsideContext {
  return { ...scope, transaction: (work) => teamOf(scope).transaction(work) };
}
