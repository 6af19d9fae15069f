import { problemOf } from "../../ui/problem-of.ts";

/** What a refusal says of one field, by the JSON pointer of the request. */
export function faultAt(error: unknown, path: string): string | null {
  if (!error) return null;
  const faults = problemOf(error).faults.filter((fault) => fault.path === path);
  return faults.map(({ message, remedy }) => [message, remedy].filter(Boolean).join(" ")).join(" ") || null;
}
