/** What a refused or failed request tells its user; the fields of problem+json that a page shows. */
export interface Problem {
  code: string;
  message: string;
  remedy: string | null;
  requestId: string | null;
  faults: { path: string; message: string; remedy?: string }[];
  /** Whether asking again can help. */
  retryable: boolean;
}

interface Told {
  code?: unknown;
  appCode?: unknown;
  detail?: unknown;
  message?: unknown;
  remedy?: unknown;
  requestId?: unknown;
  faults?: unknown;
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const transient = new Set(["RATE_LIMITED", "UNAVAILABLE", "UNREACHABLE", "INTERNAL", "CAPACITY", "THROTTLED", "OFFLINE"]);

/** Reads any thrown value: an error of tRPC (`data`), a problem+json body, a failed fetch. */
export function problemOf(error: unknown): Problem {
  const outer = (typeof error === "object" && error !== null ? error : {}) as Told & { data?: unknown };
  const told = (typeof outer.data === "object" && outer.data !== null ? outer.data : outer) as Told;
  const code = text(told.appCode) ?? text(told.code) ?? "OFFLINE";
  if (isNetworkFailure(error, told))
    return {
      code: "OFFLINE",
      message: "Slipway did not answer.",
      remedy: "Check your connection; it is tried again.",
      requestId: null,
      faults: [],
      retryable: true,
    };
  return {
    code,
    message: text(told.detail) ?? text(outer.message) ?? "Something went wrong.",
    remedy: text(told.remedy),
    requestId: text(told.requestId),
    faults: Array.isArray(told.faults) ? told.faults : [],
    retryable: transient.has(code),
  };
}

/** The request never had an answer: fetch rejects with a TypeError, which tRPC wraps without data. */
function isNetworkFailure(error: unknown, told: Told): boolean {
  if (error instanceof TypeError) return true;
  return error instanceof Error && told.appCode === undefined && told.code === undefined;
}
