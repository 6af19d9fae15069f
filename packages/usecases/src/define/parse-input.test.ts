import { expect, it } from "vitest";
import { z } from "zod";
import { parseInput } from "./parse-input.ts";

const schema = z.strictObject({ name: z.string(), argv: z.array(z.string()).default([]), stdin: z.string().optional() });

it("takes what the schema describes, with its defaults", () => {
  expect(parseInput(schema, { name: "a" })).toEqual({ name: "a", argv: [] });
});

it("refuses a NUL in any text, and says where", () => {
  const faulty = { name: "a\0b", argv: ["true", "x\0"] };
  expect(() => parseInput(schema, faulty)).toThrow(
    expect.objectContaining({
      code: "INVALID_INPUT",
      faults: [expect.objectContaining({ path: "/name" }), expect.objectContaining({ path: "/argv/1" })],
    }),
  );
});

it("leaves what is typed into a program as it is", () => {
  expect(parseInput(schema, { name: "a", stdin: "x\0y" })).toEqual({ name: "a", argv: [], stdin: "x\0y" });
});
