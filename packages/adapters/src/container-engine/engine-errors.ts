import { AppError } from "@slipway/core/errors";

/** The engine answered, and the answer was no. */
export function engineRefusal(status: number, body: unknown): AppError {
  return new AppError("STEP_FAILED", `The container engine refused: ${wordsOf(body) || `HTTP ${status}`}`);
}

/** No answer, or only part of one. What was asked for may or may not have happened. */
export function engineSilence(error: unknown, signal: AbortSignal | undefined): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted) return new AppError("CANCELLED", "The call was cancelled.", { cause: error });
  const slow = error instanceof Error && error.name === "TimeoutError";
  return new AppError(
    "UNREACHABLE",
    slow ? "The container engine did not answer in time." : "The connection to the container engine was cut.",
    { cause: error },
  );
}

export function wordsOf(body: unknown): string {
  if (typeof body === "object" && body !== null && "message" in body) return String(body.message);
  return typeof body === "string" ? body.trim() : "";
}

/** Refusals of a start that pass: the swarm has not told this engine of the network yet, or has no leader at the moment. */
export function isPassingAttachFailure(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code !== "STEP_FAILED") return false;
  return /could not attach|attaching to network|rpc error|network \S+ not found|network sandbox|context deadline exceeded|address already in use/i.test(
    error.message,
  );
}
