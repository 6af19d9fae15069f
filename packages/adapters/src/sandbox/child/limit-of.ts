import type { Limit } from "../limits.ts";
import { ProgramError } from "./program-error.ts";
import type { Realm } from "./realm.ts";

const ENGINE_ERRORS = new Set(["InternalError", "SyntaxError", "RangeError"]);

/** What the engine says when a limit is met. */
const signs: [said: RegExp, limit: Limit][] = [
  [/out of memory|string too long|too large to allocate/, "memory"],
  [/stack overflow|Maximum call stack/, "recursion"],
];

function limitInside(error: ProgramError, realm: Realm): Limit | null {
  // Without room for an error object, the engine throws null.
  if (error.nameInside === "") return realm.full() ? "memory" : null;
  if (!ENGINE_ERRORS.has(error.nameInside)) return null;
  return signs.find(([said]) => said.test(error.message))?.[1] ?? null;
}

/** The limit that an error is the sign of; null: it is the program's own, or ours. */
export function limitOf(error: unknown, realm: Realm): Limit | null {
  if (realm.interrupted() || realm.expired()) return "time";
  if (error instanceof ProgramError) return limitInside(error, realm);
  if (realm.full()) return "memory";
  // The engine's own stack, or WebAssembly's, gave way.
  return error instanceof RangeError || error instanceof WebAssembly.RuntimeError ? "recursion" : null;
}
