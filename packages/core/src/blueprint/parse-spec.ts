import { z } from "zod";
import type { Fault } from "../errors/index.ts";
import { checkSpec } from "./check-spec.ts";
import { type ClusterSpec, clusterSpec } from "./spec.ts";

export type ParsedSpec = { ok: true; spec: ClusterSpec } | { ok: false; faults: Fault[] };

/** Shape first, meaning second; the faults of a stage come all at once. */
export function parseSpec(document: unknown): ParsedSpec {
  const parsed = clusterSpec.safeParse(document);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map(faultOfIssue) };
  const faults = checkSpec(parsed.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, spec: parsed.data };
}

export function specJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(clusterSpec, { io: "input" });
}

function faultOfIssue(issue: z.core.$ZodIssue): Fault {
  return { path: jsonPointer(issue.path), message: issue.message };
}

function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
