import { type Problem, SlipwayProblem } from "./slipway-problem.ts";

/** A refusal as an error. What is no problem document (a proxy's page, say) is told by its status. */
export async function problemOf(response: Response): Promise<SlipwayProblem> {
  const { code, detail, title, remedy, faults, requestId } = await documentOf(response);
  return new SlipwayProblem(code ?? "INTERNAL", detail ?? title ?? `The API answered ${response.status}.`, {
    status: response.status,
    remedy,
    faults,
    requestId: requestId ?? response.headers.get("x-request-id") ?? undefined,
  });
}

async function documentOf(response: Response): Promise<Partial<Problem>> {
  try {
    const document: unknown = await response.json();
    return typeof document === "object" && document !== null ? document : {};
  } catch {
    return {};
  }
}
