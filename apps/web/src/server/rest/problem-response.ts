import { telemetry } from "@slipway/adapters/telemetry";
import { AppError, errorTable, type Fault, isAppError } from "@slipway/core/errors";
import { log } from "../log.ts";

const DEFAULT_RETRY_MS = 2_000;

/** What is unexpected stays inside: the caller gets the request id, the log gets the rest. */
export function toAppError(error: unknown, requestId: string): AppError {
  if (isAppError(error) && error.code !== "INTERNAL") return error;
  log("error", "request failed unexpectedly", { requestId, error });
  return new AppError("INTERNAL", "Something went wrong on our side.", { remedy: `Report the request id ${requestId}.`, cause: error });
}

const titleOf = (code: string): string => `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll("_", " ")}`;

/** Messages carry words of machines and vendors: what looks like a secret in them is hidden here as in the log. */
export function saidAloud({ message, remedy, faults }: AppError): { detail: string; remedy?: string; faults: Fault[] } {
  const { redactor } = telemetry();
  return {
    detail: redactor.text(message),
    ...(remedy ? { remedy: redactor.text(remedy) } : {}),
    faults: faults.map((fault) => ({ ...fault, message: redactor.text(fault.message) })),
  };
}

export function problemResponse(thrown: unknown, requestId: string, headers: Record<string, string> = {}): Response {
  const error = toAppError(thrown, requestId);
  const { http, retryable } = errorTable[error.code];
  const body = {
    type: `urn:slipway:problem:${error.code.toLowerCase()}`,
    title: titleOf(error.code),
    status: http,
    code: error.code,
    ...saidAloud(error),
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
      ...error.headers,
      ...headers,
    },
  });
}
