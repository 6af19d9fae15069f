import { setTimeout as sleep } from "node:timers/promises";
import type { Journal } from "./journal.ts";
import type { WireAnswer, WireRequest } from "./messages.ts";

export type { WireAnswer, WireRequest };

export type Door = (who: string, request: WireRequest) => Promise<WireAnswer>;

const TIMEOUT_MS = 60_000;
/** Long enough for a stream's refusal or first event. */
const STREAM_LOOK_MS = 1_500;

/** How often a request that a rate limit refused is sent again: limits are not what these rows are about. */
const PATIENCE = 12;

/** The way in: every request goes through here and is written down. */
export function door(url: string, journal: Journal): Door {
  return async (who, request) => {
    let answer = await exchange(url, request);
    for (let refused = 0; answer.status === 429 && refused < PATIENCE; refused += 1) {
      await sleep(Number(answer.headers.get("retry-after") ?? 1) * 1_000);
      answer = await exchange(url, request);
    }
    journal.add({ who, request, answer });
    return answer;
  };
}

async function exchange(url: string, request: WireRequest): Promise<WireAnswer> {
  const { method, path, headers, body, text = body === undefined ? undefined : JSON.stringify(body) } = request;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`${method} ${path}: no answer in ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    const answer = await fetch(url + path, {
      method,
      headers: { ...(text === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: text,
      redirect: "manual",
      signal: abort.signal,
    });
    const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
    const said = isStream ? await beginning(answer, abort) : await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text: said,
      body: parsed(said),
      requestId: answer.headers.get("x-request-id") ?? "",
    };
  } finally {
    clearTimeout(timer);
  }
}

async function beginning(answer: Response, abort: AbortController): Promise<string> {
  const timer = setTimeout(() => abort.abort(), STREAM_LOOK_MS);
  let said = "";
  try {
    for await (const chunk of answer.body ?? []) {
      said += Buffer.from(chunk).toString("utf8");
      // tRPC says a stream's refusal as its first event after "connected".
      if (/^event: serialized-error\ndata: .*\n|^id: /m.test(said)) break;
    }
  } catch {
    // Cut by us.
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  return said;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // tRPC says a stream's refusal as its first event.
    const refusal = /event: serialized-error\ndata: (.*)\n/.exec(text)?.[1];
    return refusal ? { error: JSON.parse(refusal) } : undefined;
  }
}
