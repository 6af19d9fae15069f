import type { WebhookRequest, WebhookTransport } from "@slipway/core/ports";
import { ATTEMPT_TIMEOUT_MS, type AttemptError, type AttemptOutcome, errorOfStatus, type Network } from "@slipway/core/webhooks";
import { attemptErrorOf } from "./attempt-error.ts";
import { type Guard, judgeTarget, mayConnect } from "./judge-target.ts";
import { type Progress, postPinned } from "./post-pinned.ts";
import { type ResolveName, resolveByDns, resolveLocally } from "./resolve-name.ts";

const CHECK_TIMEOUT_MS = 5_000;

export interface WebhookTransportOptions {
  /** Private networks that this install allows; none: the public internet only. */
  networks?: readonly Network[];
  /** Default: DNS. */
  resolve?: ResolveName;
  /** Divides the time that a check or an attempt may take. */
  timeDivisor?: number;
}

export function webhookTransport({ networks = [], resolve, timeDivisor = 1 }: WebhookTransportOptions = {}): WebhookTransport {
  const guard: Guard = { networks, resolve: resolve ?? (networks.length > 0 ? resolveLocally : resolveByDns) };
  return {
    async check(url) {
      const judged = await within(CHECK_TIMEOUT_MS / timeDivisor, (signal) => judgeTarget(url, guard, signal));
      if (judged === "late") return { ok: false, problem: "address" };
      return judged.ok ? { ok: true, href: judged.target.href } : judged;
    },
    send: (request, signal) => attempt(request, { guard, timeoutMs: ATTEMPT_TIMEOUT_MS / timeDivisor, stop: signal }),
  };
}

interface Setting {
  guard: Guard;
  timeoutMs: number;
  stop: AbortSignal;
}

async function attempt(request: WebhookRequest, { guard, timeoutMs, stop }: Setting): Promise<AttemptOutcome> {
  const started = performance.now();
  const progress: Progress = { connected: false, requestHeaders: {}, status: null, responseHeaders: {} };
  const outcome = (error: AttemptError | null, read = { text: "", truncated: false }): AttemptOutcome => ({
    error,
    durationMs: Math.round(performance.now() - started),
    requestHeaders: progress.requestHeaders,
    status: progress.status,
    responseHeaders: progress.responseHeaders,
    responseBody: read.text,
    truncated: read.truncated,
  });

  async function exchange(signal: AbortSignal): Promise<AttemptOutcome> {
    const judged = await judgeTarget(request.url, guard, signal);
    if (!judged.ok) return outcome(judged.problem === "address" ? "address" : "target");
    const answer = await postPinned({ ...judged, ...request, signal, progress, mayConnect: (address) => mayConnect(address, guard) });
    return outcome(errorOfStatus(answer.status), answer);
  }

  try {
    const ended = await within(timeoutMs, exchange, stop);
    return ended === "late" ? outcome("timeout") : ended;
  } catch (thrown) {
    stop.throwIfAborted();
    return outcome(attemptErrorOf(thrown, progress));
  }
}

/** The work's result, or `late`: it is aborted and no longer waited for, whatever it hangs on. Rejects at once when `stop` aborts. */
async function within<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>, stop?: AbortSignal): Promise<T | "late"> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let onStop: (() => void) | undefined;
  const end = new Promise<"late">((resolve, reject) => {
    timer = setTimeout(() => resolve("late"), timeoutMs);
    onStop = () => reject(stop?.reason);
    if (stop?.aborted) onStop();
    stop?.addEventListener("abort", onStop, { once: true });
  });
  const working = work(controller.signal);
  try {
    return await Promise.race([working, end]);
  } finally {
    clearTimeout(timer);
    if (onStop) stop?.removeEventListener("abort", onStop);
    controller.abort();
    // What it still says once aborted is nobody's concern.
    working.catch(() => undefined);
  }
}
