import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { apiOperations } from "../registry.ts";
import { accessReference } from "./access-reference.ts";

const published = new URL("../../../../docs/reference/access.md", import.meta.url);

it("docs/reference/access.md says what the registry does: write it anew by `vitest -u` on this test", async () => {
  await expect(accessReference(apiOperations)).toMatchFileSnapshot(published.pathname);
});

it("names every operation once", () => {
  const text = readFileSync(published, "utf8");
  for (const { name, rest } of apiOperations) {
    expect(text.split(`| \`${name}\` `)).toHaveLength(2);
    expect(text).toContain(`\`${rest.method} ${rest.path}\``);
  }
});
