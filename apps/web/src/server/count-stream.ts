import { type StreamKind, telemetry } from "@slipway/adapters/telemetry";

const kinds: Record<string, StreamKind> = { events: "events", logs: "logs" };

/** An open stream is counted until `signal` aborts, which every end of it does. */
export function countStream(operation: string, signal: AbortSignal): void {
  const ended = telemetry().metrics.streamOpened(kinds[operation.split(".")[0] ?? ""] ?? "other");
  if (signal.aborted) ended();
  else signal.addEventListener("abort", ended, { once: true });
}
