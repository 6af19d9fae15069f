import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { jsonLines } from "./json-lines.ts";

test.each([
  ["", []],
  ["a", ["a"]],
  ["a\n", ["a"]],
  ["a\nb\n\nc", ["a", "b", "", "c"]],
  ["a\r\nb\r\n", ["a", "b"]],
  ['{"name":"one\u2028line\u2029of\u0085it"}\n{}\n', ['{"name":"one\u2028line\u2029of\u0085it"}', "{}"]],
  [`${"x".repeat(200_000)}\n${"ü".repeat(100_000)}\n`, ["x".repeat(200_000), "ü".repeat(100_000)]],
])("the lines of %j end at line feeds alone", async (text, expected) => {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-lines-"));
  const file = path.join(folder, "lines.jsonl");
  writeFileSync(file, text);
  expect(await Array.fromAsync(jsonLines(file))).toEqual(expected);
  rmSync(folder, { recursive: true });
});
