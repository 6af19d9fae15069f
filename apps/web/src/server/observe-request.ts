import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { telemetry, withLogFields } from "@slipway/adapters/telemetry";
import { clientAddress } from "./client-address.ts";
import { type RequestNotes, withRequestNotes } from "./request-notes.ts";

const REQUEST_ID = /^[\w-]{8,64}$/;
/** Slower answers leave a line. */
const SLOW_MS = 1_000;
/** Next's own, between its processes; from outside they have been used to get past its middleware. */
const INTERNAL = /^(x-middleware-|x-invoke-|x-matched-path$|x-forwarded-(?!for$)|forwarded$)/;

/** The caller's own id for the request when it is a sane one, else a fresh one. */
export const requestIdFrom = (given: string | null | undefined): string => (given && REQUEST_ID.test(given) ? given : randomUUID());

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  trustedProxyHops: number;
}

/**
 * The first thing that happens to a request: its headers are made trustworthy, it gets its id, and when it ends it is counted. Downstream,
 * `x-forwarded-for` is the caller's one address.
 */
export function observeRequest<T>(exchange: Exchange, answer: () => T): T {
  const { request, response } = exchange;
  const requestId = requestIdFrom([request.headers["x-request-id"]].flat()[0]);
  makeTrustworthy(exchange, requestId);
  response.setHeader("X-Request-Id", requestId);
  const notes: RequestNotes = { requestId };
  const startedMs = performance.now();
  response.once("close", () => withLogFields({ requestId }, () => ended(exchange, notes, performance.now() - startedMs)));
  return withLogFields({ requestId }, () => withRequestNotes(notes, answer));
}

/** An upgrade has no response: its headers are made trustworthy all the same. Returns the request's id. */
export function observeUpgrade(exchange: Pick<Exchange, "request" | "trustedProxyHops">): string {
  const requestId = requestIdFrom([exchange.request.headers["x-request-id"]].flat()[0]);
  makeTrustworthy(exchange, requestId);
  return requestId;
}

function makeTrustworthy({ request, trustedProxyHops }: Pick<Exchange, "request" | "trustedProxyHops">, requestId: string): void {
  const { headers, socket } = request;
  const forwardedFor = headers["x-forwarded-for"];
  for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
  headers["x-forwarded-for"] = clientAddress({ forwardedFor, socketAddress: socket.remoteAddress, trustedProxyHops });
  headers["x-request-id"] = requestId;
}

function ended({ request, response }: Exchange, notes: RequestNotes, tookMs: number): void {
  const method = request.method ?? "GET";
  const route = notes.route ?? kindOf(request.url ?? "/");
  const status = response.statusCode;
  const { metrics, log } = telemetry();
  if (!notes.isStream) metrics.request({ route, method, status, seconds: tookMs / 1000 });
  const isChange = method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
  if (!isChange && status < 500 && (notes.isStream || tookMs < SLOW_MS)) return;
  const { operationId } = notes;
  const facts = { method, route, status, tookMs: Math.round(tookMs), ...(operationId ? { operationId } : {}) };
  log[status >= 500 ? "warn" : "info"]("request", facts);
}

/** What has no template of its own: paths of pages carry ids and, once, invitations. */
function kindOf(url: string): string {
  const [path = "/"] = url.split("?");
  if (path.startsWith("/_next/")) return "asset";
  const parts = path.split("/");
  if (parts[1] === "api") return `/api/${["auth", "trpc", "v1", "docs"].includes(parts[2] ?? "") ? parts[2] : "other"}`;
  return ["/healthz", "/readyz", "/metrics"].includes(path) ? path : "page";
}
