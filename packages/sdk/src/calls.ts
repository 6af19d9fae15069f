import type { operations } from "./generated/schema.d.ts";

/** One row of the table that every method is made from. */
export interface OperationRow {
  method: "get" | "put" | "post" | "patch" | "delete";
  /** Below `/api/v1`, with `{names}` to fill. */
  path: string;
  kind: "call" | "list" | "stream";
  hasBody: boolean;
}

export type OperationTable = Readonly<Record<string, Readonly<Record<string, OperationRow>>>>;

export interface CallOptions {
  /** Ends the call, or the stream. */
  signal?: AbortSignal;
  /** Of a change; made anew for each call unless given. The same key within 24 h gets the first answer instead of acting twice. */
  idempotencyKey?: string;
}

type OperationId = keyof operations;
type Flat<T> = { [Key in keyof T]: T[Key] };
type Fields<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;
type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody?: { content: { "application/json": infer Body } } }
  ? Body
  : unknown;

/** An operation's path, query and body fields as one object. */
export type InputOf<Id extends OperationId> = Flat<
  Fields<operations[Id]["parameters"]["path"]> & Fields<operations[Id]["parameters"]["query"]> & BodyOf<Id>
>;

type ContentOf<Answer> = Answer extends { content: { "application/json": infer Body } } ? Body : never;
type Answers<Id extends OperationId> = operations[Id]["responses"];
type ValuesOf<T> = T[keyof T];

/** What an operation answers with; nothing for a 204. */
export type OutputOf<Id extends OperationId> = 204 extends keyof Answers<Id>
  ? undefined
  : ValuesOf<{ [Status in keyof Answers<Id> & (200 | 201 | 202)]: ContentOf<Answers<Id>[Status]> }>;

type ItemOf<Id extends OperationId> = OutputOf<Id> extends { items: (infer Item)[] } ? Item : never;
type StreamedBy<Id extends OperationId> = Answers<Id> extends { 200: { content: { "text/event-stream": infer Item } } } ? Item : never;

/** The input may be left out where all of it may. */
type Arguments<Input, Options> = object extends Input ? [input?: Input, options?: Options] : [input: Input, options?: Options];

export type Call<Id extends OperationId> = (...args: Arguments<InputOf<Id>, CallOptions>) => Promise<OutputOf<Id>>;

/** Called, one page. `each` and `all` turn the pages over: `limit` is how many items each of them has. */
export interface ListCall<Id extends OperationId> {
  (...args: Arguments<InputOf<Id>, CallOptions>): Promise<OutputOf<Id>>;
  each(...args: Arguments<InputOf<Id>, CallOptions>): AsyncGenerator<ItemOf<Id>>;
  all(...args: Arguments<InputOf<Id>, CallOptions>): Promise<ItemOf<Id>[]>;
}

/** Items as they come, without end; taken up after the last one whenever the line is cut. Stop by `break`, or by the signal. */
export type StreamCall<Id extends OperationId> = (...args: Arguments<InputOf<Id>, CallOptions>) => AsyncGenerator<StreamedBy<Id>>;
