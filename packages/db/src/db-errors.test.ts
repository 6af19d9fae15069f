import { AppError } from "@slipway/core/errors";
import { expect, it } from "vitest";
import { toAppError } from "./db-errors.ts";

const wrapped = (code: string): Error => Object.assign(new Error("a vendor's words"), { code });

it.each([
  ["P2025", "NOT_FOUND"],
  ["P2003", "NOT_FOUND"],
  ["23503", "NOT_FOUND"],
  ["P2002", "CONFLICT"],
  ["57P01", "UNAVAILABLE"],
  ["42601", "INTERNAL"],
])("sorts %s as %s, also inside another error", (code, sorted) => {
  expect(toAppError(wrapped(code)).code).toBe(sorted);
  expect(toAppError(new Error("around it", { cause: wrapped(code) })).code).toBe(sorted);
});

it("tells nothing of the vendor's words", () => {
  for (const code of ["P2025", "23503", "42601"]) expect(toAppError(wrapped(code)).message).not.toContain("vendor");
  const own = new AppError("CONFLICT", "Ours.");
  expect(toAppError(own)).toBe(own);
});
