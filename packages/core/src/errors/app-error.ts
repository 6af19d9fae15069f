/** Whose fault, how it is said over HTTP, and whether trying again can help. One table for all edges. */
export const errorTable = {
  INVALID_INPUT: { http: 400, trpc: "BAD_REQUEST", retryable: false, fault: "user" },
  UNAUTHENTICATED: { http: 401, trpc: "UNAUTHORIZED", retryable: false, fault: "user" },
  FORBIDDEN: { http: 403, trpc: "FORBIDDEN", retryable: false, fault: "user" },
  NOT_FOUND: { http: 404, trpc: "NOT_FOUND", retryable: false, fault: "user" },
  CONFLICT: { http: 409, trpc: "CONFLICT", retryable: false, fault: "user" },
  STALE: { http: 412, trpc: "PRECONDITION_FAILED", retryable: false, fault: "user" },
  TOO_LARGE: { http: 413, trpc: "PAYLOAD_TOO_LARGE", retryable: false, fault: "user" },
  UNPROCESSABLE: { http: 422, trpc: "UNPROCESSABLE_CONTENT", retryable: false, fault: "user" },
  RATE_LIMITED: { http: 429, trpc: "TOO_MANY_REQUESTS", retryable: true, fault: "user" },
  INTERNAL: { http: 500, trpc: "INTERNAL_SERVER_ERROR", retryable: false, fault: "slipway" },
  UNAVAILABLE: { http: 503, trpc: "SERVICE_UNAVAILABLE", retryable: true, fault: "slipway" },
  /** The other side did not answer or cut the line. What was asked may or may not have happened. */
  UNREACHABLE: { http: 503, trpc: "SERVICE_UNAVAILABLE", retryable: true, fault: "outside" },
  /** The thing is certainly no more (machine ended, container removed). Only a new plan helps. */
  GONE: { http: 409, trpc: "CONFLICT", retryable: false, fault: "outside" },
  PROVIDER_REFUSED: { http: 422, trpc: "UNPROCESSABLE_CONTENT", retryable: false, fault: "outside" },
  CAPACITY: { http: 503, trpc: "SERVICE_UNAVAILABLE", retryable: true, fault: "outside" },
  THROTTLED: { http: 503, trpc: "SERVICE_UNAVAILABLE", retryable: true, fault: "outside" },
  /** The machine's SSH host key is not the one we gave it: never speak to it. */
  HOST_KEY_MISMATCH: { http: 409, trpc: "CONFLICT", retryable: false, fault: "outside" },
  STEP_FAILED: { http: 422, trpc: "UNPROCESSABLE_CONTENT", retryable: false, fault: "user" },
  CANCELLED: { http: 409, trpc: "CONFLICT", retryable: false, fault: "user" },
} as const satisfies Record<string, { http: number; trpc: string; retryable: boolean; fault: "user" | "slipway" | "outside" }>;

export type ErrorCode = keyof typeof errorTable;

/** One thing that is wrong: where (JSON pointer or `file:line:column`), what, and what to do. */
export interface Fault {
  path: string;
  message: string;
  remedy?: string;
  line?: number;
  column?: number;
}

interface AppErrorDetails {
  /** Every fault at once, for bad input. */
  faults?: Fault[];
  /** What the user can do. */
  remedy?: string;
  retryAfterMs?: number;
  /** More headers of the HTTP answer. */
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

const BRAND = Symbol.for("slipway.error");

/** The one error type. `message` is fit for the user; what is not goes into `cause`. */
export class AppError extends Error {
  /** By brand: the web process has this module twice, as it is and inside Next's bundle. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly faults: Fault[];
  readonly remedy?: string;
  readonly retryAfterMs?: number;
  readonly headers?: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.faults = details.faults ?? [];
    this.remedy = details.remedy;
    this.retryAfterMs = details.retryAfterMs;
    this.headers = details.headers;
  }

  get retryable(): boolean {
    return errorTable[this.code].retryable;
  }
}

export function isAppError(error: unknown, ...codes: ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}
