import type { Schemas } from "./schemas.ts";

export type Problem = Schemas["Problem"];
export type Fault = Schemas["Fault"];

interface ProblemDetails extends Partial<Pick<Problem, "remedy" | "faults" | "requestId">> {
  status?: number | null;
  cause?: unknown;
}

/** What the API refused, in its own words; or, as `UNREACHABLE`, that nobody answered. */
export class SlipwayProblem extends Error {
  /** HTTP's; null when nobody answered. */
  readonly status: number | null;
  readonly code: Problem["code"];
  /** Each thing that is wrong, with its place. */
  readonly faults: Fault[];
  /** What can be done about it. */
  readonly remedy?: string;
  /** For whoever runs this Slipway: their logs know the request by it. */
  readonly requestId?: string;

  constructor(code: Problem["code"], message: string, details: ProblemDetails = {}) {
    super(message, { cause: details.cause });
    this.name = "SlipwayProblem";
    this.code = code;
    this.status = details.status ?? null;
    this.faults = details.faults ?? [];
    this.remedy = details.remedy;
    this.requestId = details.requestId;
  }
}

/** Whether `error` is a problem, of one of these codes where any are named. */
export function isSlipwayProblem(error: unknown, ...codes: Problem["code"][]): error is SlipwayProblem {
  return error instanceof SlipwayProblem && (codes.length === 0 || codes.includes(error.code));
}
