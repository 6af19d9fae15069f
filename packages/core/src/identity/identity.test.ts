import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash, deriveId, jsonLine } from "./index.ts";

test("a hash does not depend on the order of keys, nor on what is undefined", () => {
  expect(contentHash({ b: [1, { d: 2, c: 3 }], a: undefined })).toBe(contentHash({ b: [1, { c: 3, d: 2 }] }));
  expect(contentHash({ a: "1" })).not.toBe(contentHash({ a: 1 }));
});

test("ids are version 8 UUIDs, the same for the same seed and parts only", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.oneof(fc.string(), fc.integer())), (seed, parts) => {
      const id = deriveId(seed, ...parts);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(deriveId(seed, ...parts)).toBe(id);
      expect(deriveId(seed, ...parts, "more")).not.toBe(id);
    }),
  );
});

test("JSON of any value is one line to every reader, and the same value", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029") }),
      (value, text) => {
        const line = jsonLine([value, text]);
        expect(line).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify([value, text])));
      },
    ),
  );
});
