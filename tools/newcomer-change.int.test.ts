import { execFile, execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const page = readFileSync(path.join(root, "docs/how-to/add-a-field.md"), "utf8");
const named = [...page.matchAll(/^## \d+\. `(.+)`$/gm)].map(([, file]) => file as string);
const diffs = [...page.matchAll(/^```diff\n([\s\S]*?)^```$/gm)].map(([, diff]) => diff as string);

let copy: string;

beforeAll(() => {
  mkdirSync(path.join(root, ".slipway"), { recursive: true });
  copy = mkdtempSync(path.join(root, ".slipway", "newcomer-"));
  // PostgreSQL runs as another user, from the packages of the copy.
  chmodSync(copy, 0o755);
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const files = listed.split("\n").filter((file) => existsSync(path.join(root, file)) && file !== "");
  for (const file of files) cpSync(path.join(root, file), path.join(copy, file));
  // Links into the packages of here would lead to the originals' files, which the copy's sandbox may not read.
  for (const workspace of [".", ...files.filter((file) => /^[^/]+\/[^/]+\/package\.json$/.test(file)).map(path.dirname)]) {
    const modules = path.join(root, workspace, "node_modules");
    if (existsSync(modules)) execFileSync("cp", ["-al", modules, path.join(copy, workspace)]);
  }
}, 120_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Fails with what the program said. */
async function inCopy(...words: string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, words, { cwd: copy, maxBuffer: 64 * 1024 * 1024 });
  const said = await run.catch(({ stdout, stderr }) => expect.fail(`${words.join(" ")}\n${stdout}${stderr}`));
  return said.stdout + said.stderr;
}

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
  const said = await inCopy("node_modules/vitest/vitest.mjs", "run", "--project", "int", named.at(-1) as string);
  expect(stripVTControlCharacters(said)).toMatch(/Tests\s+1 passed \(1\)/);
}, 300_000);
