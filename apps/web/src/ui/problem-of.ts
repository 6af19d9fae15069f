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
  name?: unknown;
  data?: unknown;
  cause?: unknown;
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

/** Reads any thrown value: an error of tRPC (`data`), one that it wraps (`cause`), a problem+json body, a failed fetch. */
export function problemOf(error: unknown): Problem {
  const outer = fieldsOf(error);
  const told = [outer.data, fieldsOf(outer.cause).data, error].map(fieldsOf).find(({ appCode, code }) => text(appCode) ?? text(code));
  if (!told) return error instanceof Error && !isNetworkFailure(outer) ? ownFault(error) : offline;
  const code = text(told.appCode) ?? text(told.code) ?? "";
  return {
    code,
    message: text(told.detail) ?? text(outer.message) ?? "Something went wrong.",
    remedy: text(told.remedy),
    requestId: text(told.requestId),
    faults: Array.isArray(told.faults) ? told.faults : [],
    retryable: transient.has(code),
  };
}

const fieldsOf = (value: unknown): Told => (typeof value === "object" && value !== null ? value : {});

/** The request never had an answer: fetch rejects with a TypeError, which tRPC wraps; so is an answer of a proxy that is no answer of ours. */
const isNetworkFailure = ({ name, cause }: Told): boolean =>
  name === "TypeError" || name === "TRPCClientError" || fieldsOf(cause).name === "TypeError";

const offline: Problem = {
  code: "OFFLINE",
  message: "Slipway did not answer.",
  remedy: "Check your connection, then try again.",
  requestId: null,
  faults: [],
  retryable: true,
};

/** Thrown by the page itself. */
const ownFault = ({ message }: Error): Problem => ({ code: "PAGE", message, remedy: null, requestId: null, faults: [], retryable: false });
