import { AppError, type ErrorCode, errorTable, type Fault } from "@slipway/core/errors";

interface Problem {
  code?: string;
  title?: string;
  detail?: string;
  remedy?: string;
  faults?: Fault[];
}

/** The API's problem document as the error it was. */
export async function problemOf(response: Response): Promise<AppError> {
  const problem = await response.json().then(
    (body) => body as Problem,
    () => ({}) as Problem,
  );
  const code = problem.code && problem.code in errorTable ? (problem.code as ErrorCode) : "INTERNAL";
  return new AppError(code, problem.detail ?? problem.title ?? `The API answered ${response.status}.`, {
    faults: problem.faults,
    remedy: problem.remedy,
  });
}
