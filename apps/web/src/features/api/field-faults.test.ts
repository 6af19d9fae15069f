import { expect, test } from "vitest";
import { faultAt, isAllAtFields } from "./field-faults.ts";

const refused = {
  data: {
    appCode: "INVALID_INPUT",
    faults: [
      { path: "/url", message: "Nothing may be sent there.", remedy: "Name a public host." },
      { path: "/types/3", message: "Unknown." },
    ],
  },
};

test("a fault is told at its field, with its remedy, and at no other", () => {
  expect(faultAt(refused, "url")).toBe("Nothing may be sent there. Name a public host.");
  expect(faultAt(refused, "types")).toBe("Unknown.");
  expect(faultAt(refused, "type")).toBeNull();
  expect(faultAt(null, "url")).toBeNull();
});

test("what no field says is told beside the form", () => {
  expect(isAllAtFields(refused, ["url", "types"])).toBe(true);
  expect(isAllAtFields(refused, ["url"])).toBe(false);
  expect(isAllAtFields({ data: { appCode: "CONFLICT", detail: "Taken." } }, ["url"])).toBe(false);
});
