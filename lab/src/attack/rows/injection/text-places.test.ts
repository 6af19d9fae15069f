import { expect, it } from "vitest";
import type { LiveOperation } from "../../document/live-document.ts";
import { textPlaces } from "./text-places.ts";

const text = { type: "string" };
const file = { type: "object", properties: { path: text, content: text } };
const operation: LiveOperation = {
  ...{ name: "things.make", method: "POST", path: "/things/{thing}", isStream: false, isAccount: false, isIdempotent: true, answers: {} },
  fields: [
    { name: "thing", place: "path", required: true, schema: text },
    { name: "files", place: "body", required: true, schema: { type: "array", items: file } },
    { name: "argv", place: "body", required: false, schema: { type: "array", items: text } },
    { name: "kind", place: "body", required: false, schema: { type: "string", enum: ["a"] } },
  ],
};

it("finds each free text, in lists and objects too, and puts another there", () => {
  const places = textPlaces(operation);
  expect(places.map(({ place }) => place.name)).toEqual(["thing", "files[].path", "files[].content", "argv[]"]);
  const input = { thing: "x", files: [{ path: "a", content: "b" }], argv: ["true"] };
  const put = places.map(({ place }) => place.put(input, "HERE"));
  expect(put).toEqual([
    { ...input, thing: "HERE" },
    { ...input, files: [{ path: "HERE", content: "b" }] },
    { ...input, files: [{ path: "a", content: "HERE" }] },
    { ...input, argv: ["HERE"] },
  ]);
});
