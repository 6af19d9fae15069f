/** An answer of problem+json: what refuses a whole request (its size, its pace) before any operation is looked at. */
export class ProblemAnswer extends Error {
  readonly data: unknown;

  constructor(data: { detail?: string }) {
    super(data.detail ?? "The request was refused.");
    this.name = "ProblemAnswer";
    this.data = data;
  }
}

/** As fetch, but a problem is thrown: tRPC knows answers of its own form only. */
export async function fetchOrProblem(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  if (isProblem) throw new ProblemAnswer((await response.json()) as { detail?: string });
  return response;
}
