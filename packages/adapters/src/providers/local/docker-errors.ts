import { AppError, type ErrorCode, isAppError } from "@slipway/core/errors";

interface DockerFailure {
  statusCode?: number;
  code?: string;
  message: string;
}

/** First match wins; the engine tells most of its refusals apart by words alone. */
const byWords: [RegExp, ErrorCode][] = [
  [/address already in use|no available IPv4/i, "CAPACITY"],
  [/no space left|cannot allocate memory|too many open files/i, "CAPACITY"],
  [/has active endpoints/i, "CONFLICT"],
  [/pool overlaps|overlaps with other one/i, "CONFLICT"],
  [/removal of container .* is already in progress/i, "CONFLICT"],
];

const byStatus: Record<number, ErrorCode> = {
  400: "PROVIDER_REFUSED",
  403: "PROVIDER_REFUSED",
  404: "PROVIDER_REFUSED",
  409: "CONFLICT",
  429: "THROTTLED",
  503: "THROTTLED",
};

const remedies: Partial<Record<ErrorCode, string>> = {
  UNREACHABLE: "Check `docker info`; `./slipway doctor` says what is missing.",
};

/** Sorts what the Docker API answered, or that it did not answer. `doing` completes "Docker …". */
export function sortDockerError(error: unknown, doing: string): AppError {
  if (isAppError(error)) return error;
  const failure = asFailure(error);
  const code = codeOf(failure);
  return new AppError(code, `Docker ${doing}: ${failure.message}`, { cause: error, remedy: remedies[code] });
}

export function dockerStatus(error: unknown): number | undefined {
  return asFailure(error).statusCode;
}

/** For `.catch()`: these answers are no failure. */
export function ignoreStatus(...statuses: number[]): (error: unknown) => undefined {
  return (error) => {
    if (!statuses.includes(dockerStatus(error) ?? 0)) throw error;
  };
}

function codeOf(failure: DockerFailure): ErrorCode {
  const words = byWords.find(([pattern]) => pattern.test(failure.message));
  if (words) return words[1];
  // No status: the socket refused, closed or timed out. 5xx: it may have happened.
  return byStatus[failure.statusCode ?? 0] ?? "UNREACHABLE";
}

function asFailure(error: unknown): DockerFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  return { message: error.message, ...pick(error, "statusCode"), ...pick(error, "code") };
}

function pick(error: Error, key: "statusCode" | "code"): Partial<DockerFailure> {
  return key in error ? { [key]: Reflect.get(error, key) } : {};
}
