import { AppError } from "@slipway/core/errors";
import type { SshTarget } from "@slipway/core/ports";

/** Why no session came about. A refused login is retryable as well: a booting machine may not have our key yet. */
export function connectError(error: unknown, target: SshTarget, shownKeyDiffers: boolean): AppError {
  if (error instanceof AppError) return error;
  const text = error instanceof Error ? error.message : String(error);
  // Only the pinned key's algorithm is offered: a machine without such a key is another machine.
  if (shownKeyDiffers || /no matching host key/i.test(text)) {
    return new AppError("HOST_KEY_MISMATCH", `Machine ${target.machineId} shows a host key that is not its own.`, {
      cause: error,
      remedy: "Something else answers at the machine's address. Nothing was sent to it.",
    });
  }
  return new AppError("UNREACHABLE", `Machine ${target.machineId} does not answer: ${text}`, { cause: error });
}

/** The line ended, or no channel could be opened on it. */
export function lineError(machineId: string, error?: unknown): AppError {
  if (error instanceof AppError) return error;
  const why = error instanceof Error ? `: ${error.message}` : "";
  return new AppError("UNREACHABLE", `The connection to machine ${machineId} was cut${why}.`, { cause: error });
}

export function cancelledError(): AppError {
  return new AppError("CANCELLED", "The call was cancelled.");
}
