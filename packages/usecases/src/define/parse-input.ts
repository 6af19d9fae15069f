import { AppError, type Fault } from "@slipway/core/errors";
import type { z } from "zod";

const escapePointer = (part: PropertyKey): string => String(part).replaceAll("~", "~0").replaceAll("/", "~1");

const pointer = (path: readonly PropertyKey[]): string => path.map((part) => `/${escapePointer(part)}`).join("");

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== "unrecognized_keys") return [{ path: pointer(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({ path: pointer([...issue.path, key]), message: "Unknown field." }));
}

/** The input as `schema` describes it. INVALID_INPUT names every fault with its JSON pointer. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID_INPUT", "The request has faults.", { faults: parsed.error.issues.flatMap(faultsOf) });
}
