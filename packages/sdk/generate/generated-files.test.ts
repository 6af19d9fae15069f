import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { generatedFiles } from "./generated-files.ts";

const files = await generatedFiles();

test.each(files.map(({ path, text }) => ({ name: basename(path), path, text })))(
  "$name is what the API of today gives",
  ({ path, text }) => {
    expect(readFileSync(path, "utf8") === text, "the API has changed: run `npm run generate -w packages/sdk`").toBe(true);
  },
);

test("what only a person's session may do has no method, all else has", () => {
  const { text } = files.find(({ path }) => path.endsWith("operations.ts")) ?? { text: "" };
  expect(text).toContain('start: Call<"clusters_start">');
  expect(text).toContain('list: ListCall<"events_list">');
  expect(text).toContain('read: ListCall<"logs_read">');
  expect(text).toContain('stream: StreamCall<"events_stream">');
  expect(text).toContain('export: Call<"audit_export">');
  expect(text).not.toContain("me_get");
});
