import { describe, expect, test } from "vitest";
import { fieldsOf, type Schema, typeOf } from "./describe-schema.ts";

const said = (schema: Schema): string =>
  typeOf(schema)
    .map(({ text }) => text)
    .join("");

test.each<[string, Schema]>([
  ["string", { type: "string" }],
  ["string (date-time)", { type: "string", format: "date-time" }],
  ['"a" | "b"', { type: "string", enum: ["a", "b"] }],
  ["1", { type: "number", const: 1 }],
  ["Cluster[]", { type: "array", items: { $ref: "#/components/schemas/Cluster" } }],
  ["Operation | null", { anyOf: [{ $ref: "#/components/schemas/Operation" }, { type: "null" }] }],
  [
    "map of string | { secret: anything }",
    { type: "object", additionalProperties: { anyOf: [{ type: "string" }, { type: "object", properties: { secret: {} } }] } },
  ],
  ["anything", {}],
])("a type is said as %s", (expected, schema) => {
  expect(said(schema)).toBe(expected);
});

test("only a name leads somewhere", () => {
  expect(typeOf({ type: "array", items: { $ref: "#/components/schemas/Cluster" } })).toEqual([
    { text: "Cluster", isSchema: true },
    { text: "[]" },
  ]);
});

describe("fields", () => {
  test("are told with the fields of what has no name of its own", () => {
    const fields = fieldsOf({
      properties: {
        name: { type: "string", maxLength: 40 },
        services: { type: "array", items: { type: "object", properties: { count: { type: "integer", minimum: 0 } }, required: ["count"] } },
        desired: { anyOf: [{ type: "object", properties: { revision: { type: "integer" } } }, { type: "null" }] },
      },
      required: ["name"],
    });
    expect(fields.map(({ name, isRequired }) => `${name}${isRequired ? "" : "?"}`)).toEqual([
      "name",
      "services?",
      "services[].count",
      "desired?",
      "desired.revision?",
    ]);
    expect(fields[0]?.note).toBe("At most 40 characters.");
    expect(fields[2]?.note).toBe("At least 0.");
    expect(fields[3]).toMatchObject({ type: [{ text: "object" }], note: "May be null." });
  });

  test("bounds that every integer has are not told; a default is", () => {
    const [field] = fieldsOf({
      properties: { limit: { type: "integer", minimum: -Number.MAX_SAFE_INTEGER, maximum: 200, default: 50, description: "How many." } },
    });
    expect(field?.note).toBe("How many. At most 200. Default: 50.");
  });
});
