import { OperationTimeout, type Schemas, type Slipway } from "@slipway/sdk";
import { exitCode } from "./exit-code.ts";

export interface Waited {
  operation: Schemas["OperationDetail"];
  /** 0 succeeded, 1 failed or cancelled, 124 not ended in time. */
  exitCode: number;
}

/** Follows an operation to its end, noting each step that begins or ends. `timeoutMs` 0 waits for ever. */
export async function waitForOperation(
  api: Slipway,
  id: string,
  { timeoutMs, note }: { timeoutMs: number; note: (line: string) => void },
): Promise<Waited> {
  const onStep = ({ key, failure, message, state }: Schemas["Step"]) => note(`  ${key}: ${failure?.message ?? message ?? state}`);
  try {
    const operation = await api.waitForOperation({ id }, { timeoutMs, onStep });
    return { operation, exitCode: operation.state === "succeeded" ? exitCode.done : exitCode.failed };
  } catch (error) {
    if (error instanceof OperationTimeout) return { operation: error.operation, exitCode: exitCode.timedOut };
    throw error;
  }
}

export function describeOperation({ kind, state, failure, reason }: Schemas["Operation"]): string {
  const why = failure ? `: ${failure.message}${failure.remedy ? ` → ${failure.remedy}` : ""}` : "";
  return `${kind} ${state}${why}${reason ? ` (${reason})` : ""}`;
}
