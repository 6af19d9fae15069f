import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated/schema.d.ts";
import { problemOf } from "./problem-of.ts";
import { type Fetch, retryingFetch, unreachable } from "./retrying-fetch.ts";
import { SlipwayProblem } from "./slipway-problem.ts";

export interface SlipwayOptions {
  /** Where Slipway answers: `https://slipway.example`, without `/api/v1`. */
  url: string;
  /** An API key: `slw_…`. It has its team. */
  key: string;
  /** In the place of the global one. */
  fetch?: Fetch;
}

/** Calls by path, typed from the API's document. A refusal is thrown as SlipwayProblem: `error` is never set. */
export type HttpClient = Client<paths>;

export function httpClient({ url, key, fetch = (request) => globalThis.fetch(request) }: SlipwayOptions): HttpClient {
  const again = retryingFetch(fetch);
  const client = createClient<paths>({
    baseUrl: `${originOf(url)}/api/v1`,
    headers: { authorization: `Bearer ${key}` },
    // A stream is resumed by who follows it.
    fetch: (request) => (isStream(request) ? fetch(request).catch(refuse(request)) : again(request)),
  });
  client.use({
    onRequest({ request }) {
      if (request.method !== "GET" && !request.headers.has("idempotency-key")) {
        request.headers.set("idempotency-key", crypto.randomUUID());
      }
    },
    async onResponse({ response }) {
      if (!response.ok) throw await problemOf(response);
    },
  });
  return client;
}

const isStream = ({ headers }: Request): boolean => headers.get("accept") === "text/event-stream";

const refuse =
  (request: Request) =>
  (cause: unknown): never => {
    request.signal.throwIfAborted();
    throw unreachable(request, cause);
  };

function originOf(url: string): string {
  if (!URL.canParse(url)) {
    throw new SlipwayProblem("INVALID_INPUT", `"${url}" is no address.`, { remedy: "Give one like https://slipway.example" });
  }
  return url.replace(/\/+$/, "");
}
