import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { CliContext } from "./context.ts";
import { followStream } from "./follow-stream.ts";
import { problemOf } from "./problem-of.ts";

type Query = Record<string, string | number | undefined>;

/** REST below `/api/v1`. Every call throws AppError: the API's own problem, or UNREACHABLE. */
export interface ApiClient {
  get<T>(path: string, query?: Query): Promise<T>;
  /** Carries an Idempotency-Key, so a lost answer is asked for again without acting twice. */
  send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** Every item of a paged list. */
  list<T>(path: string): Promise<T[]>;
  /** Items of an event stream from after `after` on; resumes where it was cut, until `signal`. */
  stream<T>(path: string, options: { after?: string; signal: AbortSignal }): AsyncGenerator<T>;
}

const ATTEMPTS = 5;
const RETRY_DELAY_MS = 400;
const REQUEST_TIMEOUT_MS = 120_000;
const PAGE_SIZE = 200;

export function apiClient(context: CliContext): ApiClient {
  const headers = { authorization: `Bearer ${context.key}` };
  const address = (path: string, query: Query = {}): URL => {
    const url = new URL(`${context.url}/api/v1${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    return url;
  };

  async function call<T>(url: URL, init: RequestInit): Promise<T> {
    const response = await fetchAgain(url, { ...init, headers: { ...headers, ...init.headers } });
    if (!response.ok) throw await problemOf(response);
    return (response.status === 204 ? null : await response.json()) as T;
  }

  const get = <T>(path: string, query?: Query): Promise<T> => call<T>(address(path, query), { method: "GET" });

  const send = <T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> =>
    call<T>(address(path), {
      method,
      headers: { "idempotency-key": randomUUID(), ...(method === "DELETE" ? {} : { "content-type": "application/json" }) },
      body: method === "DELETE" ? undefined : JSON.stringify(body ?? {}),
    });

  async function list<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await get<{ items: T[]; nextCursor: string | null }>(path, { limit: PAGE_SIZE, cursor });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return items;
  }

  const stream = <T>(path: string, { after, signal }: { after?: string; signal: AbortSignal }) =>
    followStream<T>({
      open: (from) => fetch(address(path, { after: from }), { headers: { ...headers, accept: "text/event-stream" }, signal }),
      after,
      signal,
    });

  return { get, send, list, stream };
}

/** A connection that was refused or cut, and a 503, are worth asking again: the key makes a repeat harmless. */
async function fetchAgain(url: URL, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
      if (response.status !== 503 || attempt === ATTEMPTS) return response;
    } catch (error) {
      if (attempt === ATTEMPTS) {
        throw new AppError("UNREACHABLE", `${url.origin} does not answer.`, {
          remedy: "Is it running? `./slipway doctor` tells.",
          cause: error,
        });
      }
    }
    await sleep(RETRY_DELAY_MS * attempt);
  }
}
