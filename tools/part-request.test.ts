import { expect, test } from "vitest";
import type { Part } from "./part.ts";
import { partRequest } from "./part-request.ts";

const part = (name: string): Part => ({ name, command: ["true"], timeoutMs: 1_000, counts: "exit" });
const known = [part("types"), part("types of web"), part("integration")];
const names = (...argv: string[]): string[] => partRequest(argv, known).parts.map(({ name }) => name);

test("no word is every part, a word is every part that begins so", () => {
  expect(names()).toEqual(["types", "types of web", "integration"]);
  expect(names("types")).toEqual(["types", "types of web"]);
  expect(names("int", "types of")).toEqual(["types of web", "integration"]);
});

test("JSON is asked for before or after the words", () => {
  expect(partRequest(["-o", "json", "int"], known)).toMatchObject({ json: true, parts: [{ name: "integration" }] });
  expect(partRequest(["int", "--output=json"], known).json).toBe(true);
  expect(partRequest(["int"], known).json).toBe(false);
});

test.each([[["int", "e2e"]], [["-o", "yaml"]], [["--fast"]]])("%j is refused", (argv) => {
  expect(() => partRequest(argv, known)).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
});
