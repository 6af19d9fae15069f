import { AppError, errorTable, isAppError } from "@slipway/core/errors";
import { log } from "../log.ts";

const DEFAULT_RETRY_MS = 2_000;

/** What is unexpected stays inside: the caller gets the request id, the log gets the rest. */
export function toAppError(error: unknown, requestId: string): AppError {
  if (isAppError(error)) return error;
  log("error", "request failed unexpectedly", {
    requestId,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return new AppError("INTERNAL", "Something went wrong on our side.", { remedy: `Report the request id ${requestId}.`, cause: error });
}

const titleOf = (code: string): string => `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll("_", " ")}`;

export function problemResponse(thrown: unknown, requestId: string, headers: Record<string, string> = {}): Response {
  const error = toAppError(thrown, requestId);
  const { http, retryable } = errorTable[error.code];
  const body = {
    type: `urn:slipway:problem:${error.code.toLowerCase()}`,
    title: titleOf(error.code),
    status: http,
    code: error.code,
    detail: error.message,
    ...(error.remedy ? { remedy: error.remedy } : {}),
    faults: error.faults,
    requestId,
  };
  const retryAfter: Record<string, string> =
    retryable || error.retryAfterMs ? { "Retry-After": String(Math.ceil((error.retryAfterMs ?? DEFAULT_RETRY_MS) / 1000)) } : {};
  const challenge: Record<string, string> = error.code === "UNAUTHENTICATED" ? { "WWW-Authenticate": "Bearer" } : {};
  return new Response(JSON.stringify(body), {
    status: http,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
      ...retryAfter,
      ...challenge,
      ...headers,
    },
  });
}
