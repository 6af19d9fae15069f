import { sleep } from "./sleep.ts";
import { SlipwayProblem } from "./slipway-problem.ts";

export type Fetch = (request: Request) => Promise<Response>;

const ATTEMPTS = 5;
const RETRY_DELAY_MS = 400;
const REQUEST_TIMEOUT_MS = 120_000;
/** Who is told to wait longer than this is told so, instead of waiting. */
const LONGEST_WAIT_MS = 30_000;
const SECOND_MS = 1_000;
const later = new Set([429, 503]);

/** An answer, or why there is none. */
type Outcome = { response: Response } | { cause: unknown };

/** A connection that was refused or cut, a 503 and a 429 are asked again: every change carries an idempotency key, which makes a repeat harmless. */
export function retryingFetch(fetch: Fetch): Fetch {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptOnce(fetch, request);
      const waitMs = attempt < ATTEMPTS ? waitAfter(outcome, attempt) : null;
      if (waitMs === null) return answerOf(request, outcome);
      await sleep(waitMs, request.signal);
      request.signal.throwIfAborted();
    }
  };
}

async function attemptOnce(fetch: Fetch, request: Request): Promise<Outcome> {
  // What is sent is used up by sending it.
  const copy = new Request(request.clone(), { signal: AbortSignal.any([request.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]) });
  try {
    return { response: await fetch(copy) };
  } catch (cause) {
    request.signal.throwIfAborted();
    return { cause };
  }
}

/** null: this outcome stands. */
function waitAfter(outcome: Outcome, attempt: number): number | null {
  if ("cause" in outcome) return RETRY_DELAY_MS * attempt;
  if (!later.has(outcome.response.status)) return null;
  const waitMs = retryAfterMs(outcome.response) ?? RETRY_DELAY_MS * attempt;
  return waitMs > LONGEST_WAIT_MS ? null : waitMs;
}

function answerOf(request: Request, outcome: Outcome): Response {
  if ("cause" in outcome) throw unreachable(request, outcome.cause);
  return outcome.response;
}

function retryAfterMs(response: Response): number | undefined {
  const told = response.headers.get("retry-after");
  if (!told) return undefined;
  const seconds = Number(told);
  const ms = Number.isNaN(seconds) ? Date.parse(told) - Date.now() : seconds * SECOND_MS;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

export const unreachable = (request: Request, cause: unknown): SlipwayProblem =>
  new SlipwayProblem("UNREACHABLE", `${new URL(request.url).origin} does not answer.`, {
    remedy: "Is it running, and is its address right?",
    cause,
  });
