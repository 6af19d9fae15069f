import { AppError } from "@slipway/core/errors";

interface InputParts {
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  ifMatch: string | null;
}

/** Path, query or body, and `If-Match`, as the use case's one input. A field may be said in one place only. */
export function restInput({ params, query, body, ifMatch }: InputParts): Record<string, unknown> {
  const input: Record<string, unknown> = { ...Object.fromEntries(query), ...body };
  const twice = [...query.keys()].filter((name, at, all) => all.indexOf(name) !== at);
  const shadowed = Object.keys(params).filter((name) => name in input);
  const faults = [...new Set([...twice, ...shadowed])].map((name) => ({ path: `/${name}`, message: "Said more than once." }));
  if (faults.length > 0) throw new AppError("INVALID_INPUT", "The request has faults.", { faults });
  return { ...input, ...params, ...(ifMatch === null ? {} : { expectedRevision: revisionOf(ifMatch) }) };
}

function revisionOf(ifMatch: string): number {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch);
  if (match) return Number(match[1]);
  throw new AppError("INVALID_INPUT", "The request has faults.", {
    faults: [{ path: "If-Match", message: 'Must be a revision such as "7".' }],
  });
}
