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
  const pool = createSandboxPool({ size: 2, queueMax: 1, deadlineMs: 500 });
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

test("one evaluation by itself", async () => {
  expect(await evaluateBlueprint(GOOD)).toMatchObject({ ok: true });
});
