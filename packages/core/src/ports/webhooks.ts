import type { AttemptOutcome, TargetProblem } from "../webhooks/index.ts";

export type TargetVerdict = { ok: true; href: string } | { ok: false; problem: TargetProblem };

export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Speaks to receivers, and never to anything inside: names are resolved and judged at each call anew, and the judged addresses are used. */
export interface WebhookTransport {
  /** Whether a webhook may be sent there; says alike of what is unknown and of what is inside. */
  check(url: string): Promise<TargetVerdict>;
  /** One POST, no redirect followed, at most 15 s. What goes wrong outside is a value; rejects only when `signal` aborts. */
  send(request: WebhookRequest, signal: AbortSignal): Promise<AttemptOutcome>;
}
