import { expect, test } from "vitest";
import { faultFile, placeOf, placesIn } from "./fault-places.ts";

const entry = { path: "blueprint.js", content: 'const k = require("slipway");\nnew k.Machine({ provider: "moon" });\n' };
const part = { path: "parts/web.js", content: "exports.web = 1;" };
const files = [entry, part];
const fault = (path: string, line?: number, column?: number) => ({
  path,
  message: "Unknown provider.",
  remedy: "Say local.",
  line,
  column,
});

test("the word at the place is underlined, and the remedy is told with the fault", () => {
  const { from, to, message } = placeOf(fault("blueprint.js:2:7", 2, 7), entry.content);
  expect(entry.content.slice(from, to)).toBe("Machine");
  expect(message).toBe("Unknown provider.\nSay local.");
});

test("without a word there the rest of the line is", () => {
  const { from, to } = placeOf(fault("blueprint.js:2:26", 2, 26), entry.content);
  expect(entry.content.slice(from, to)).toBe(' "moon" });');
});

test("a place that is gone from the text stays within it", () => {
  expect(placeOf(fault("blueprint.js:90:4", 90, 4), "short")).toMatchObject({ from: 3, to: 5 });
  expect(placeOf(fault("blueprint.js:1:80", 1, 80), "short")).toMatchObject({ from: 5, to: 5 });
});

test("each file has its own faults; those of no file are of none", () => {
  const faults = [fault("parts/web.js:1:1", 1, 1), fault("/nodeGroups")];
  expect(placesIn(part, faults, files)).toHaveLength(1);
  expect(placesIn(entry, faults, files)).toHaveLength(0);
  expect(faults.map((each) => faultFile(each, files))).toEqual(["parts/web.js", null]);
});
