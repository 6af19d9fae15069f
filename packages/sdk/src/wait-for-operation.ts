import type { SlipwayOperations } from "./generated/operations.ts";
import { OperationTimeout } from "./operation-timeout.ts";
import type { Schemas } from "./schemas.ts";
import { sleep } from "./sleep.ts";

export type OperationDetail = Schemas["OperationDetail"];
export type Step = Schemas["Step"];

export interface WaitOptions {
  /** Without it, or 0, as long as it takes. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Hears of each step that begins or ends. */
  onStep?(step: Step): void;
}

const FIRST_POLL_MS = 300;
const SLOWEST_POLL_MS = 1_000;
const SLOWER = 1.1;
const open: ReadonlySet<string> = new Set(["pending", "running"]);

/**
 * Follows an operation to its end, whatever its end: its `state` says `succeeded`, `failed` or `cancelled`.
 * Throws OperationTimeout when it has not ended in time.
 */
export async function waitForOperation(
  operations: SlipwayOperations["operations"],
  { id }: { id: string },
  { timeoutMs = 0, signal, onStep = () => undefined }: WaitOptions,
): Promise<OperationDetail> {
  const deadline = timeoutMs > 0 ? Date.now() + timeoutMs : Number.POSITIVE_INFINITY;
  const told = new Map<string, string>();
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * SLOWER, SLOWEST_POLL_MS)) {
    const operation = await operations.get({ operation: id }, { signal });
    for (const step of news(operation, told)) onStep(step);
    if (!open.has(operation.state)) return operation;
    if (Date.now() > deadline) throw new OperationTimeout(operation);
    await sleep(pollMs, signal);
    signal?.throwIfAborted();
  }
}

/** Steps in another state than the one they were last told in. */
function news({ steps }: OperationDetail, told: Map<string, string>): Step[] {
  const changed = steps.filter(({ id, state }) => state !== "pending" && told.get(id) !== state);
  for (const { id, state } of changed) told.set(id, state);
  return changed;
}
