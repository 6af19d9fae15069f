import type { Action } from "@slipway/core/access";
import type { TeamTx } from "@slipway/db";
import type { z } from "zod";
import { authorise } from "./authorise.ts";
import { type RequestScope, teamOf } from "./context.ts";
import { parseInput } from "./parse-input.ts";

/** One server-sent event; `id` is where a reader resumes. */
export interface StreamItem<T> {
  id: string;
  data: T;
}

export interface StreamFacts<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  name: `${string}.${string}`;
  kind: "stream";
  action: Action;
  wholeTeam?: boolean;
  rest: { method: "GET"; path: `/${string}` };
  summary: string;
  input: I;
  /** Of one item's data. */
  output: O;
}

export interface StreamDefinition<I extends z.ZodObject, O extends z.ZodType, Opened> extends StreamFacts<I, O> {
  /** Finds what is streamed; NOT_FOUND when it is not the team's. */
  open(tx: TeamTx, input: z.output<I>): Promise<Opened>;
  items(scope: RequestScope, opened: Opened, signal: AbortSignal): AsyncGenerator<StreamItem<z.input<O>>>;
}

export interface StreamUsecase<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> extends StreamFacts<I, O> {
  /** Resolves once the stream may begin. */
  open(scope: RequestScope, input: unknown, signal: AbortSignal): Promise<AsyncGenerator<StreamItem<z.output<O>>>>;
}

export function defineStream<I extends z.ZodObject, O extends z.ZodType, Opened>(
  definition: StreamDefinition<I, O, Opened>,
): StreamUsecase<I, O> {
  async function open(scope: RequestScope, input: unknown, signal: AbortSignal): Promise<AsyncGenerator<StreamItem<z.output<O>>>> {
    await authorise(definition, scope);
    const parsed = parseInput(definition.input, input);
    const opened = await teamOf(scope).transaction((tx) => definition.open(tx, parsed));
    return shaped(definition.output, definition.items(scope, opened, signal));
  }
  return { ...definition, open };
}

async function* shaped<O extends z.ZodType>(
  schema: O,
  items: AsyncGenerator<StreamItem<z.input<O>>>,
): AsyncGenerator<StreamItem<z.output<O>>> {
  for await (const item of items) yield { id: item.id, data: schema.parse(item.data) };
}
