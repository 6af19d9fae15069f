/** What may go wrong with an attempt, in words that tell nothing of the network that it was made from. */
export const attemptErrors = {
  address: "The host is unknown, or its address is not a public one.",
  target: "The URL is not allowed any more.",
  timeout: "No complete answer within 15 s.",
  connection: "The receiver took no connection.",
  tls: "The receiver's TLS certificate or handshake was not accepted.",
  closed: "The receiver closed the connection before its answer was complete.",
  answer: "What the receiver answered is not HTTP.",
  redirect: "The receiver answered with a redirect: redirects are never followed. Enter the URL it leads to.",
  status: "The receiver answered with a status other than 2xx.",
  secret: "The signing secret is missing: rotate it.",
} as const satisfies Record<string, string>;

export type AttemptError = keyof typeof attemptErrors;

/** What came back of one request. */
export interface AttemptOutcome {
  /** null: delivered. */
  error: AttemptError | null;
  durationMs: number;
  requestHeaders: Record<string, string>;
  /** null: no answer. */
  status: number | null;
  responseHeaders: Record<string, string>;
  /** The first 64 KiB, as UTF-8. */
  responseBody: string;
  truncated: boolean;
}

export const RESPONSE_MAX_BYTES = 64 * 1_024;
export const ATTEMPT_TIMEOUT_MS = 15_000;

/** 2xx is success; a redirect is a failure like any other status. */
export function errorOfStatus(status: number): AttemptError | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? "redirect" : "status";
}
