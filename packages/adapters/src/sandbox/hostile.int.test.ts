import type { Evaluation, Sandbox } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandboxPool } from "./pool.ts";
import { bombs, escapes } from "./testing/hostile-programs.ts";

const GOOD =
  "const k = require('slipway'); const machine = k.Machine({ provider: 'local' }); k.Infrastructure({ masters: machine, workers: machine });";
const LIMITS = {
  time: "time limit of 1.5 s",
  memory: "memory limit of 32 MiB",
  recursion: "recursion limit",
  output: "output limit of 1 MiB",
};
const MAX_REFUSAL_MS = 2_000;
const MIB = 1024 * 1024;

let pool: Sandbox;
const run = (program: string): Promise<Evaluation> =>
  pool.evaluate({ files: [{ path: "main.js", content: program }], entry: "main.js", args: [] });

async function refusal(program: string): Promise<string> {
  const startedAt = performance.now();
  const evaluation = await run(program);
  expect(performance.now() - startedAt).toBeLessThan(MAX_REFUSAL_MS);
  return evaluation.ok ? "accepted" : evaluation.faults.map(({ message }) => message).join("\n");
}

beforeAll(async () => {
  pool = createSandboxPool({ size: 1 });
  // The first evaluation waits for its process; the spare one has started by then.
  expect((await run(GOOD)).ok).toBe(true);
});
afterAll(() => pool.close());

describe("a program that takes too much is refused within 2 s, and the next one runs", () => {
  test.each(Object.entries(bombs))("%s", async (_name, { program, limit }) => {
    // A process that other work leaves little time meets that limit first.
    expect(await refusal(program)).toMatch(new RegExp(["time" as const, ...limit].map((name) => LIMITS[name]).join("|")));
    expect(await run(GOOD)).toMatchObject({ ok: true });
  });
});

describe("a program that reaches out is refused by the name of what it reached for", () => {
  test.each(Object.entries(escapes))("%s", async (_name, { program, names }) => {
    expect(await refusal(`${GOOD}\n${program}`)).toContain(names);
    expect(await run(GOOD)).toMatchObject({ ok: true });
  });
});

test("prototypes of this process are out of reach", async () => {
  const program = `${GOOD}
    Object.prototype.polluted = "yes"; Array.prototype.map = () => []; JSON.stringify = () => '{"polluted":1}';
    Object.prototype.toJSON = undefined;`;
  await run(program);
  await run(`${GOOD} const c = k.Container({ name: "a", image: "i", env: JSON.parse('{"__proto__": "x", "constructor": "y"}') });
    c.deploy(k.Infrastructure({ masters: machine, workers: machine }));`);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("polluted");
  expect(await run(GOOD)).toMatchObject({ ok: true });
});

test("the program's process sees no environment of ours", async () => {
  process.env.SLIPWAY_CANARY = "canary-in-the-environment";
  const evaluation = await run(
    `${GOOD} console.log(JSON.stringify(Object.getOwnPropertyNames(globalThis)), JSON.stringify(process), Object.keys(process));`,
  );
  expect(JSON.stringify(evaluation)).not.toContain("canary");
  expect(evaluation.logs[0]).toContain('{"argv":["slipway","main.js"]}');
});

test("a flood of output is cut", async () => {
  const evaluation = await run(`${GOOD} for (let i = 0; i < 2e4; i++) console.log("line", i);`);
  expect(evaluation.ok).toBe(true);
  expect(JSON.stringify(evaluation.logs).length).toBeLessThan(128 * 1024);
  expect(evaluation.logs.at(-1)).toContain("output limit of 64 KiB");
});

test("a hundred hostile programs leave this process as it was", async () => {
  const quick = [...Object.values(escapes), ...Object.values(bombs).filter(({ limit }) => !limit.includes("time"))].map(
    ({ program }) => program,
  );
  const programs = Array.from({ length: 100 }, (_, index) => `${GOOD}\n${quick[index % quick.length]}`);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  for (const program of programs) expect((await run(program)).ok).toBe(false);
  const grownMib = (process.memoryUsage().rss - before) / MIB;
  console.log(`grown by ${grownMib.toFixed(1)} MiB`);
  expect(grownMib).toBeLessThan(50);
  expect(await run(GOOD)).toMatchObject({ ok: true });
});
