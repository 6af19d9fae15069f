import { AppError, type ErrorCode, errorTable, isAppError } from "@slipway/core/errors";
import type { OperationFailure } from "@slipway/core/ports";
import { createRedactor } from "@slipway/core/redaction";
import { ApplicationFailure } from "@temporalio/common";

/** The one place where our errors become Temporal's and back. Histories, rows and events are read by many: no secret passes. */
const { text } = createRedactor();

export function toApplicationFailure(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  const { code, message, remedy } = failureOf(error);
  return ApplicationFailure.create({
    type: code,
    message,
    // Unknown errors are mostly a store that restarts; activities are idempotent, so trying again is right.
    nonRetryable: isAppError(error) && !error.retryable,
    details: remedy ? [remedy] : [],
    cause: error instanceof Error ? withoutSecrets(error) : undefined,
  });
}

/** What the user is told, from whatever was thrown here or in an activity. */
export function failureOf(error: unknown): OperationFailure {
  const { code, message, remedy } = said(error);
  return { code, message: text(message), ...(remedy === undefined ? {} : { remedy: text(remedy) }) };
}

function said(error: unknown): OperationFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message, remedy: error.remedy };
  const failure = applicationFailureIn(error);
  if (failure) return { code: codeOf(failure.type), message: failure.message, remedy: failure.details?.[0] as string | undefined };
  return { code: "INTERNAL", message: error instanceof Error ? error.message : String(error) };
}

function withoutSecrets({ name, message, stack }: Error): Error {
  return Object.assign(new Error(text(message)), { name, stack: stack && text(stack) });
}

function applicationFailureIn(error: unknown): ApplicationFailure | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof ApplicationFailure) return cause;
  return null;
}

function codeOf(type: string | null | undefined): ErrorCode {
  return type && type in errorTable ? (type as ErrorCode) : "INTERNAL";
}
