import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blueprintName, readBlueprint } from "./blueprint-files.ts";

test("a blueprint brings the files it imports, each once, named from its own folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-blueprint-"));
  mkdirSync(join(folder, "parts"));
  writeFileSync(
    join(folder, "shop.js"),
    `const { Container } = require("slipway");\nconst web = require('./parts/web');\nimport "./parts/db.js";\n`,
  );
  writeFileSync(join(folder, "parts/web.js"), `import { shop } from "../shop.js";\n`);
  writeFileSync(join(folder, "parts/db.js"), `require("./missing");\n`);
  const { entry, files } = readBlueprint(join(folder, "shop.js"));
  expect(entry).toBe("shop.js");
  expect(files.map(({ path }) => path)).toEqual(["shop.js", "parts/web.js", "parts/db.js"]);
});

test("a file that is not there is the user's fault, with a remedy", () => {
  expect(() => readBlueprint("/no/such/file.js")).toThrowError(expect.objectContaining({ code: "INVALID_INPUT" }));
});

test.each([
  ["docs/Demo App.js", "demo-app"],
  ["__x__.js", "x"],
  ["....js", "blueprint"],
])("%s is saved as %s", (file, name) => {
  expect(blueprintName(file)).toBe(name);
});
