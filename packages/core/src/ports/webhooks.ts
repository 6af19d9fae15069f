import type { AttemptOutcome, TargetProblem } from "../webhooks/index.ts";
import type { SecretRef } from "./services.ts";

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

/** A webhook's next deliveries for one cluster, or those asked for by hand, in the hands of one sender for a while. */
export interface ClaimedLine {
  teamId: string;
  webhookId: string;
  lineId: string;
  /** Holds as long as nobody else has claimed the line. */
  token: string;
  /** Nothing has got through to the webhook lately. */
  failing: boolean;
}

export interface DueDelivery {
  deliveryId: string;
  url: string;
  /** `webhook-id`: the event's. */
  messageId: string;
  body: string;
  /** What signs: the present secret, and the one before it while a rotation lasts. */
  secrets: SecretRef[];
}

export interface RecordedAttempt {
  /** Milliseconds since the epoch. */
  startedAt: number;
  outcome: AttemptOutcome;
  /** 0 to 1: where in the longest wait the next attempt falls. */
  random: number;
  /** Whether the sender goes on with the line's next delivery. */
  goOn: boolean;
}

/** `lost`: the line is somebody else's by now, or its webhook is gone; what was sent is sent again, if at all. */
export type AttemptFate = "delivered" | "retried" | "given up" | "lost";

export interface Settled {
  fate: AttemptFate;
  /** What goes out next on this claim; null: the claim is given back. */
  next: DueDelivery | null;
}

/** What is to be sent, over all teams. A line's deliveries go out one after the other, in the order of its cluster's events. */
export interface WebhookQueue {
  /** Lines that have something to send, shared out among webhooks and teams; of failing webhooks `failingSlots` at most. */
  claim(wanted: { slots: number; failingSlots: number }): Promise<ClaimedLine[]>;
  /** The line's next delivery, with the claim renewed; null, with the claim given back, when there is none. */
  next(line: ClaimedLine): Promise<DueDelivery | null>;
  /** Keeps the attempt, decides what becomes of the delivery, and takes the next one as next() does, in one transaction. */
  settle(line: ClaimedLine, deliveryId: string, attempt: RecordedAttempt): Promise<Settled>;
  /** Gives the claim back; somebody else may send at once. */
  release(line: ClaimedLine): Promise<void>;
  /** Lets lines that a webhook does not want keep up, and deletes some of what is old; returns how many deliveries. */
  tidy(): Promise<number>;
}
