import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { evaluateBlueprint } from "./evaluate-blueprint.ts";
import { createSandboxPool } from "./pool.ts";

const program = (content: string) => ({ files: [{ path: "main.js", content }], entry: "main.js", args: [] });
const GOOD = program(
  "const k = require('slipway'); const machine = k.Machine({ provider: 'local' }); k.Infrastructure({ masters: machine, workers: machine });",
);
const ENDLESS = program("for (;;) {}");

test("evaluations run side by side up to the pool's size; what waits beyond the queue is told to come back", async () => {
  const pool = createSandboxPool({ size: 2, queueMax: 1 });
  const accepted = [ENDLESS, ENDLESS, GOOD].map((request) => pool.evaluate(request));
  await expect(pool.evaluate(GOOD)).rejects.toMatchObject({ code: "RATE_LIMITED", retryAfterMs: 2_000 });
  expect((await Promise.all(accepted)).map(({ ok }) => ok)).toEqual([false, false, true]);
  await pool.close();
  await expect(pool.evaluate(GOOD)).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("evaluations do not see each other", async () => {
  const pool = createSandboxPool({ size: 1, spare: false });
  await pool.evaluate(program("globalThis.left = 'behind'; Object.prototype.left = 'behind'"));
  expect(await pool.evaluate(program(`console.log(typeof left, typeof {}.left); ${GOOD.files[0]?.content}`))).toMatchObject({
    ok: true,
    logs: ["undefined undefined"],
  });
  await pool.close();
});

test("a sandbox that cannot start says so each time and holds nobody up", async () => {
  const childPath = join(mkdtempSync(join(tmpdir(), "slipway-sandbox-")), "child-main.ts");
  writeFileSync(childPath, "process.exit(3);");
  const pool = createSandboxPool({ size: 1, childPath });
  for (const _ of [1, 2]) await expect(pool.evaluate(GOOD)).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await pool.close();
});

test("too much source is refused before any process sees it", async () => {
  const evaluation = await evaluateBlueprint(program(`// ${"x".repeat(3 * 1024 * 1024)}`));
  expect(evaluation).toMatchObject({ ok: false, faults: [{ message: "the blueprint's files are larger than the source limit of 2 MiB" }] });
});

test("ends of lines that JSON leaves as they are stay within the program", async () => {
  const evaluation = await evaluateBlueprint(
    program(`/* one\u2028two\u2029three\u0085four */ console.log("a\u2028b"); ${GOOD.files[0]?.content}`),
  );
  expect(evaluation).toMatchObject({ ok: true, logs: ["a\u2028b"] });
});

test("one evaluation by itself", async () => {
  expect(await evaluateBlueprint(GOOD)).toMatchObject({ ok: true });
});

/** Stands in for the child's program and reports what it could do; every line is one broken wall. */
const BURGLAR = `
  import { execSync } from "node:child_process";
  import { readFileSync, writeFileSync } from "node:fs";
  import { Worker } from "node:worker_threads";
  const attempts = {
    "read a file": () => readFileSync("/etc/passwd"),
    "write a file": () => writeFileSync(import.meta.filename + ".x", ""),
    "start a process": () => execSync("id"),
    "start a thread": () => new Worker("0", { eval: true }),
    "make code": () => new Function("return 1")(),
    "see a variable": () => { if (!process.env.SLIPWAY_CANARY) throw new Error("unseen"); },
  };
  const broken = Object.entries(attempts).filter(([, attempt]) => { try { attempt(); return true; } catch { return false; } });
  console.log("ready");
  const result = { spec: null, places: {}, warnings: [], logs: broken.map(([name]) => name), spoiled: false, faults: [] };
  process.stdin.once("data", () => console.log(JSON.stringify(result)));
`;

test("someone who broke out of the engine finds a process that can do nothing", async () => {
  process.env.SLIPWAY_CANARY = "canary";
  const childPath = join(mkdtempSync(join(tmpdir(), "slipway-sandbox-")), "child-main.mjs");
  writeFileSync(childPath, BURGLAR);
  expect(await evaluateBlueprint(GOOD, { childPath })).toEqual({ ok: false, faults: [], logs: [] });
});
