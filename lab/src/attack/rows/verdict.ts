import type { AttackResult } from "../attack-row.ts";

/** A result by whether something held; what is told of a failure is made only then. */
export function verdict(name: string, passed: boolean, detail: () => unknown): AttackResult {
  if (passed) return { name, passed };
  const told = detail();
  return { name, passed, detail: typeof told === "string" ? told : JSON.stringify(told, null, 1) };
}
