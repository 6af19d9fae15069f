import { setTimeout as sleep } from "node:timers/promises";
import type { OperationDetail } from "@slipway/usecases/operations/schemas";
import type { ApiClient } from "./api-client.ts";
import { exitCode } from "./exit-code.ts";

const POLL_MS = 300;
const running = new Set(["pending", "running"]);

export interface Waited {
  operation: OperationDetail;
  /** 0 succeeded, 1 failed or cancelled, 124 not ended in time. */
  exitCode: number;
}

/** Follows an operation to its end, noting each step that begins or ends. `timeoutMs` 0 waits for ever. */
export async function waitForOperation(
  api: ApiClient,
  id: string,
  options: { timeoutMs: number; note: (line: string) => void },
): Promise<Waited> {
  const deadline = options.timeoutMs > 0 ? Date.now() + options.timeoutMs : Number.POSITIVE_INFINITY;
  const told = new Map<string, string>();
  for (;;) {
    const operation = await api.get<OperationDetail>(`/operations/${id}`);
    tellSteps(operation, told, options.note);
    if (!running.has(operation.state)) return { operation, exitCode: operation.state === "succeeded" ? exitCode.done : exitCode.failed };
    if (Date.now() > deadline) return { operation, exitCode: exitCode.timedOut };
    await sleep(POLL_MS);
  }
}

function tellSteps(operation: OperationDetail, told: Map<string, string>, note: (line: string) => void): void {
  for (const step of operation.steps) {
    if (step.state === "pending" || told.get(step.id) === step.state) continue;
    told.set(step.id, step.state);
    note(`  ${step.key}: ${step.failure?.message ?? step.message ?? step.state}`);
  }
}

export function describeOperation({ kind, state, failure, reason }: OperationDetail): string {
  const why = failure ? `: ${failure.message}${failure.remedy ? ` → ${failure.remedy}` : ""}` : "";
  return `${kind} ${state}${why}${reason ? ` (${reason})` : ""}`;
}
