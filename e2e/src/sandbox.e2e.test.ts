import { readFileSync } from "node:fs";
import { openTestbed, type Testbed } from "@slipway/lab/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webBlueprint } from "./web-blueprint.ts";

let bed: Testbed;

beforeAll(async () => {
  bed = await openTestbed({ providers: ["fake"] });
});

afterAll(() => bed?.close());

interface Validation {
  valid: boolean;
  faults: { message: string }[];
}

/** Each with the words that its refusal must hold: the limit, or the name that is not there. */
const hostile: [string, RegExp][] = [
  ["for (;;) {}", /time limit/],
  ["const a = []; for (;;) a.push(new Array(1e5).fill(1))", /memory limit|time limit/],
  ["function f() { return f() + 1 } f()", /recursion limit|time limit/],
  ["process.env.DATABASE_URL", /process\.env/],
  ["require('fs').readFileSync('/etc/passwd')", /"fs"/],
  ["fetch('http://127.0.0.1/')", /fetch/],
];

const validate = (content: string) => bed.api.send<Validation>("POST", "/blueprints/validate", { files: [{ path: "b.js", content }] });

function webMemoryMib(): number {
  const { services } = JSON.parse(readFileSync(bed.control.home.processes, "utf8")) as { services: { web: { pid: number } } };
  const status = readFileSync(`/proc/${services.web.pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
}

test("a hundred hostile blueprints are refused in 2 s each, a good one passes right after, and the web process grows by at most 50 MB", async () => {
  for (let warm = 0; warm < 20; warm += 1) expect(await validate(webBlueprint())).toMatchObject({ valid: true });
  const before = webMemoryMib();
  let slowestMs = 0;
  for (let run = 0; run < 102; run += 1) {
    const [program, words] = hostile[run % hostile.length] ?? ["", /./];
    const started = performance.now();
    const { valid, faults } = await validate(program);
    slowestMs = Math.max(slowestMs, performance.now() - started);
    expect(valid).toBe(false);
    expect(faults.map((fault) => fault.message).join(" ")).toMatch(words);
    if (run % 17 === 0) expect(await validate(webBlueprint())).toMatchObject({ valid: true });
  }
  const grownMib = webMemoryMib() - before;
  console.info(`slowest refusal ${Math.round(slowestMs)} ms, web process grew by ${grownMib.toFixed(1)} MiB over 102 runs`);
  expect(slowestMs).toBeLessThan(2_000);
  expect(grownMib).toBeLessThan(50);
});
