import { AppError } from "@slipway/core/errors";

type Verdict = "retry" | "unavailable" | "duplicate" | "gone" | "other";

/** SQLSTATEs, Prisma's codes and Node's, wherever an error or its causes carry them. */
const verdictByCode: Record<string, Verdict> = {
  "40001": "retry",
  "40P01": "retry",
  P2034: "retry",
  "23505": "duplicate",
  P2002: "duplicate",
  // Found by the same transaction, and taken away by another meanwhile.
  P2025: "gone",
  P2003: "gone",
  "23503": "gone",
  "57014": "unavailable",
  "57P01": "unavailable",
  "57P02": "unavailable",
  "57P03": "unavailable",
  "53300": "unavailable",
  "25P03": "unavailable",
  "08000": "unavailable",
  "08003": "unavailable",
  "08006": "unavailable",
  P1001: "unavailable",
  P1002: "unavailable",
  P1008: "unavailable",
  P1017: "unavailable",
  P2024: "unavailable",
  P2028: "unavailable",
  ECONNREFUSED: "unavailable",
  ECONNRESET: "unavailable",
  EPIPE: "unavailable",
  ETIMEDOUT: "unavailable",
  ENOTFOUND: "unavailable",
};

const kindVerdicts: Record<string, Verdict> = {
  TransactionWriteConflict: "retry",
  ConnectionClosed: "unavailable",
  DatabaseNotReachable: "unavailable",
  SocketTimeout: "unavailable",
  UniqueConstraintViolation: "duplicate",
  ForeignKeyConstraintViolation: "gone",
};

const droppedConnection = /Connection terminated|timeout exceeded when trying to connect|Connection ended|not queryable/;

const maxDepth = 6;

function verdictOf(error: unknown, depth = 0): Verdict {
  if (typeof error !== "object" || error === null || depth > maxDepth) return "other";
  const { code, originalCode, kind, message, cause, meta } = error as Record<string, unknown>;
  const own =
    verdictByCode[String(originalCode)] ??
    kindVerdicts[String(kind)] ??
    verdictByCode[String(code)] ??
    (droppedConnection.test(String(message)) ? "unavailable" : undefined);
  if (own) return own;
  for (const inner of [cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError]) {
    const verdict = verdictOf(inner, depth + 1);
    if (verdict !== "other") return verdict;
  }
  return "other";
}

export const mayRetry = (error: unknown): boolean => verdictOf(error) === "retry";

/** What leaves this package: an AppError as it is, the rest sorted into UNAVAILABLE, CONFLICT, NOT_FOUND and INTERNAL. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const verdict = verdictOf(error);
  if (verdict === "duplicate") return new AppError("CONFLICT", "Something of that name exists already.", { cause: error });
  if (verdict === "gone") return new AppError("NOT_FOUND", "What this is about was taken away at the same moment.", { cause: error });
  if (verdict === "other") return new AppError("INTERNAL", "The database refused a statement of ours.", { cause: error });
  return new AppError("UNAVAILABLE", "The database does not answer.", {
    remedy: "Try again in a moment.",
    retryAfterMs: 1_000,
    cause: error,
  });
}
