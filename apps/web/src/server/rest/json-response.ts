import { jsonOf } from "@slipway/usecases/define";
import { API_BASE } from "./api-base.ts";

interface JsonAnswer {
  status: number;
  requestId: string;
  headers?: Record<string, string>;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** JSON with what HTTP wants said again: where an accepted operation is followed, and a thing's revision as its ETag. */
export function jsonResponse(answer: unknown, { status, requestId, headers = {} }: JsonAnswer): Response {
  const operationId = field(field(answer, "operation"), "id");
  const revision = field(answer, "revision");
  const all = {
    "Cache-Control": "no-store",
    "X-Request-Id": requestId,
    ...(status === 202 && operationId ? { Location: `${API_BASE}/operations/${operationId}` } : {}),
    ...(typeof revision === "number" ? { ETag: `"${revision}"` } : {}),
    ...headers,
  };
  if (status === 204) return new Response(null, { status, headers: all });
  return new Response(jsonOf(answer), { status, headers: { "Content-Type": "application/json", ...all } });
}
