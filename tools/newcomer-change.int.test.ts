import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const page = readFileSync(path.join(root, "docs/how-to/add-a-field.md"), "utf8");
const named = [...page.matchAll(/^## \d+\. `(.+)`$/gm)].map(([, file]) => file as string);
const diffs = [...page.matchAll(/^```diff\n([\s\S]*?)^```$/gm)].map(([, diff]) => diff as string);

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "slipway-newcomer-"));
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
  for (const file of files) if (existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(copy, file));
  for (const workspace of [".", ...files.filter((file) => /^[^/]+(\/[^/]+)?\/package\.json$/.test(file)).map(path.dirname)])
    linkModules(path.join(root, workspace, "node_modules"), path.join(copy, workspace, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The same packages, but of our own the copy's. */
function linkModules(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(path.join(to, "@slipway"), { recursive: true });
  for (const name of readdirSync(from)) if (name !== "@slipway") symlinkSync(path.join(from, name), path.join(to, name));
  const ours = path.join(from, "@slipway");
  if (existsSync(ours))
    for (const name of readdirSync(ours)) symlinkSync(readlinkSync(path.join(ours, name)), path.join(to, "@slipway", name));
}

const inCopy = (...words: string[]) =>
  promisify(execFile)(process.execPath, words, { cwd: copy, env: { ...process.env, FORCE_COLOR: "0" } });

it("names every file it touches, eight at most with the one that is made", () => {
  expect(named).toHaveLength(diffs.length);
  expect(diffs.map((diff) => /^\+\+\+ b\/(.+)$/m.exec(diff)?.[1])).toEqual(named);
  expect(named.length).toBeLessThan(8);
});

it("leads to a field that API, command line and page have", async () => {
  const env = { ...process.env, GIT_DIR: path.join(copy, ".none") };
  for (const input of diffs) execFileSync("git", ["apply", "--recount"], { cwd: copy, env, input });
  await inCopy("node_modules/prisma/build/index.js", "generate");
  await inCopy("packages/sdk/generate/main.ts");
  await inCopy("node_modules/typescript-7/bin/tsc", "-p", "tsconfig.json", "--noEmit");
  await inCopy("node_modules/typescript-7/bin/tsc", "-p", "apps/web/tsconfig.json", "--noEmit");
  const stdout = await inCopy("node_modules/vitest/vitest.mjs", "run", "--project", "int", named.at(-1) as string);
  expect(stdout).toMatch(/Tests\s+1 passed \(1\)/);
}, 300_000);
