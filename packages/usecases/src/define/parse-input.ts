import { AppError, type Fault } from "@slipway/core/errors";
import type { z } from "zod";

const escapePointer = (part: PropertyKey): string => String(part).replaceAll("~", "~0").replaceAll("/", "~1");

const pointer = (path: readonly PropertyKey[]): string => path.map((part) => `/${escapePointer(part)}`).join("");

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== "unrecognized_keys") return [{ path: pointer(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({ path: pointer([...issue.path, key]), message: "Unknown field." }));
}

/** What is typed into a program, which may be anything. */
const RAW_FIELD = "stdin";

/** No database keeps a NUL in a text, and no program is given one in an argument. */
function nulFaults(value: unknown, path: readonly string[] = []): Fault[] {
  if (typeof value === "string") {
    return value.includes("\0") && path.at(-1) !== RAW_FIELD ? [{ path: pointer(path), message: "Must not contain a NUL character." }] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => nulFaults(inner, [...path, name]));
}

/** The input as `schema` describes it. INVALID_INPUT names every fault with its JSON pointer. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input ?? {});
  const faults = parsed.success ? nulFaults(parsed.data) : parsed.error.issues.flatMap(faultsOf);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new AppError("INVALID_INPUT", "The request has faults.", { faults });
}
