import type { CallOptions, OperationRow } from "./calls.ts";
import { operationTable, type SlipwayOperations } from "./generated/operations.ts";
import type { HttpClient } from "./http-client.ts";
import { eachItem, rawRequest, rawStream } from "./raw-calls.ts";

type Input = Record<string, unknown>;

interface Page {
  items: unknown[];
  nextCursor: string | null;
}

/** The table's methods over `http`. That each has its interface's types is what both being made from one document means. */
export function operationCalls(http: HttpClient): SlipwayOperations {
  const tags = Object.entries(operationTable).map(([tag, rows]) => {
    const verbs = Object.entries(rows as Record<string, OperationRow>).map(([verb, row]) => [verb, callOf(http, row)]);
    return [tag, Object.fromEntries(verbs)];
  });
  return Object.fromEntries(tags) as SlipwayOperations;
}

function callOf(http: HttpClient, row: OperationRow): unknown {
  if (row.kind === "stream") return (input?: Input, options?: CallOptions) => streamOf({ http, row }, input, options);
  const call = (input?: Input, options?: CallOptions) => send({ http, row }, input, options);
  return row.kind === "list" ? listOf(call as (input?: Input, options?: CallOptions) => Promise<Page>) : call;
}

interface Target {
  http: HttpClient;
  row: OperationRow;
}

function send({ http, row }: Target, input: Input = {}, { signal, idempotencyKey }: CallOptions = {}): Promise<unknown> {
  const { path, rest } = splitInput(row, input);
  return rawRequest(
    http,
    { method: row.method, url: row.path },
    {
      path,
      ...(row.hasBody ? { body: rest } : { query: rest }),
      ...(idempotencyKey ? { headers: { "idempotency-key": idempotencyKey } } : {}),
      signal,
    },
  );
}

function streamOf({ http, row }: Target, input: Input = {}, { signal }: CallOptions = {}): AsyncGenerator<unknown> {
  const { path, rest } = splitInput(row, input);
  const { after, ...query } = rest;
  return rawStream(http, row.path, { path, query, signal, after: after === undefined ? undefined : String(after) });
}

function listOf(page: (input?: Input, options?: CallOptions) => Promise<Page>) {
  const each = (input: Input = {}, options: CallOptions = {}) =>
    eachItem(({ limit, cursor }) => page({ limit, ...definedOnly(input), ...definedOnly({ cursor }) }, options));
  const all = (input?: Input, options?: CallOptions) => Array.fromAsync(each(input, options));
  return Object.assign(page, { each, all });
}

/** What the path names goes there, the rest into the query or the body. */
function splitInput({ path }: OperationRow, input: Input): { path: Input; rest: Input } {
  const isInPath = ([name]: [string, unknown]): boolean => path.includes(`{${name}}`);
  const entries = Object.entries(input);
  return {
    path: Object.fromEntries(entries.filter(isInPath)),
    rest: Object.fromEntries(entries.filter((entry) => !isInPath(entry))),
  };
}

const definedOnly = (input: Input): Input => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
