import { expect, test } from "vitest";
import { faultAt } from "./fault-at.ts";

const refusal = {
  data: {
    appCode: "INVALID_INPUT",
    detail: "The request has faults.",
    faults: [
      { path: "/service", message: "No such service.", remedy: "It has: web." },
      { path: "/count", message: "Too many." },
    ],
  },
};

test("a field shows its own faults with their remedies", () => {
  expect(faultAt(refusal, "/service")).toBe("No such service. It has: web.");
  expect(faultAt(refusal, "/count")).toBe("Too many.");
});

test("a field without a fault shows nothing, nor does one before any refusal", () => {
  expect(faultAt(refusal, "/name")).toBeNull();
  expect(faultAt(null, "/count")).toBeNull();
});
