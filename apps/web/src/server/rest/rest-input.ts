import { AppError } from "@slipway/core/errors";
import { isForbiddenKey } from "./read-body.ts";

const BODY_METHODS = new Set(["POST", "PUT", "PATCH"]);

interface InputParts {
  method: string;
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  ifMatch: string | null;
}

/**
 * Path, query or body, and `If-Match`, as the use case's one input. A field may be said in one place only, and a change's in its body
 * alone: what stands in an address stands in logs.
 */
export function restInput({ method, params, query, body, ifMatch }: InputParts): Record<string, unknown> {
  const input: Record<string, unknown> = { ...Object.fromEntries(query), ...body };
  const hasBody = BODY_METHODS.has(method);
  const misplaced = (hasBody ? [...query.keys()] : Object.keys(body)).filter((name) => !(name in params));
  const twice = [...query.keys()].filter((name, at, all) => all.indexOf(name) !== at);
  const elsewhere = [...Object.keys(params), ...(ifMatch === null ? [] : ["expectedRevision"])];
  const shadowed = elsewhere.filter((name) => Object.hasOwn(input, name));
  const faults = [
    ...[...new Set([...twice, ...shadowed])].map((name) => ({ path: `/${name}`, message: "Said more than once." })),
    // A body's are refused as it is read.
    ...[...query.keys()].filter(isForbiddenKey).map((name) => ({ path: `/${name}`, message: "Unknown field." })),
    ...misplaced.map((name) => ({ path: `/${name}`, message: `Belongs in the ${hasBody ? "body" : "query"}.` })),
  ];
  if (faults.length > 0) throw new AppError("INVALID_INPUT", "The request has faults.", { faults });
  return { ...input, ...params, ...(ifMatch === null ? {} : { expectedRevision: revisionOf(ifMatch) }) };
}

/** Of a checked header. */
const revisionOf = (ifMatch: string): number => Number(/\d+/.exec(ifMatch)?.[0]);
