import { followStream } from "./follow-stream.ts";
import type { HttpClient } from "./http-client.ts";

export type Method = "get" | "put" | "post" | "patch" | "delete";

interface RawInit {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
  parseAs?: "json" | "stream";
  signal?: AbortSignal;
}

/** Calls by path that no type knows: for what a newer Slipway can do, and for tests. `T` is a promise of the caller's. */
export interface RawCalls {
  get<T>(path: string, query?: Record<string, unknown>): Promise<T>;
  send<T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** Every item of a paged list. */
  list<T>(path: string): Promise<T[]>;
  /** Items of an event stream from after `after` on. */
  stream<T>(path: string, options: { after?: string; signal: AbortSignal }): AsyncGenerator<T>;
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const PAGE_SIZE = 200;

export function rawCalls(http: HttpClient): RawCalls {
  const get = <T>(path: string, query?: Record<string, unknown>) => rawRequest<T>(http, { method: "get", url: path }, { query });
  return {
    get,
    send: <T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown) =>
      rawRequest<T>(http, { method: lowered[method], url: path }, { body: method === "DELETE" ? undefined : (body ?? {}) }),
    list: async <T>(path: string) => {
      const items: T[] = [];
      for await (const item of eachItem((query) => get<Page<T>>(path, query))) items.push(item);
      return items;
    },
    stream: <T>(path: string, options: { after?: string; signal: AbortSignal }) => rawStream<T>(http, path, options),
  };
}

const lowered = { POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;

/** One request. The client's own types describe calls that are written out: here method, path and answer come from a table. */
export async function rawRequest<T>(http: HttpClient, to: { method: Method; url: string }, init: RawInit): Promise<T> {
  const { path, query, ...rest } = init;
  const request = http.request as (method: Method, url: string, init: object) => Promise<{ data?: unknown }>;
  const { data } = await request(to.method, to.url, { ...rest, params: { path, query } });
  return data as T;
}

interface StreamInit extends Pick<RawInit, "path" | "query" | "signal"> {
  after?: string;
}

export function rawStream<T>(http: HttpClient, url: string, { after, query, ...init }: StreamInit): AsyncGenerator<T> {
  const open = (from: string | undefined) =>
    rawRequest<ReadableStream<Uint8Array>>(
      http,
      { method: "get", url },
      { ...init, query: { ...query, after: from }, headers: { accept: "text/event-stream" }, parseAs: "stream" },
    );
  return followStream<T>({ open, after, signal: init.signal });
}

/** Every item of a list, page after page. */
export async function* eachItem<T>(page: (query: { limit: number; cursor?: string }) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page({ limit: PAGE_SIZE, cursor });
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}
