import type { RestBinding } from "./usecase.ts";

/** 202 promises an operation; without one nothing had to change and it is 200. */
export function statusOf(rest: RestBinding, answer: unknown): RestBinding["status"] {
  if (rest.status !== 202) return rest.status;
  const operation = (answer as { operation?: unknown } | null)?.operation;
  return operation ? 202 : 200;
}
