import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { asksForJson } from "../apps/cli/src/asks-for-json.ts";
import { destroyControlPlane } from "../apps/cli/src/local/control-plane.ts";
import { generateDatabaseClient } from "../apps/cli/src/local/database.ts";
import { slipwayHome } from "../apps/cli/src/local/home.ts";
import { withLock } from "../apps/cli/src/local/home-lock.ts";
import { reportFailure } from "../apps/cli/src/report-failure.ts";
import { clearBeds } from "./clear-beds.ts";
import type { Part } from "./part.ts";
import { partRequest } from "./part-request.ts";
import { prepareServices } from "./prepare-services.ts";
import { runParts } from "./run-parts.ts";
import { type TestEngine, testEngine } from "./test-engine.ts";
import { testParts } from "./test-parts.ts";

/** Every test, on a state of its own beside a running `up`: `test [PART…] [-o json]`. */
const folder = resolve(".slipway/test");
const LOCK_TIMEOUT_MS = 1_000;
const beds = join(folder, "beds");
const argv = process.argv.slice(2);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function clear(): Promise<void> {
  await clearBeds(beds);
  await destroyControlPlane(folder);
}

/** Interrupted, the parts end and what they made is removed all the same. */
function interruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted.abort());
  return interrupted.signal;
}

async function runTests(): Promise<boolean> {
  const { parts, json } = partRequest(argv, testParts);
  const engine = testEngine(resolve(".slipway/test-engine.json"), { upHome: slipwayHome() });
  try {
    await clear();
    return await runAll(parts, { json, engine });
  } finally {
    // The tests' outcome stands, whatever the engine says.
    await engine.letGo(say).catch((error: unknown) => say(`The Docker engine is left as it is: ${error}`));
  }
}

async function runAll(parts: Part[], { json, engine }: { json: boolean; engine: TestEngine }): Promise<boolean> {
  await generateDatabaseClient();
  const services = parts.some(({ needsServices }) => needsServices) ? await prepareServices(slipwayHome(folder), engine) : {};
  const env = { SLIPWAY_HOME: folder, SLIPWAY_BEDS: beds, ...services };
  const inOwnState = parts.map((part) => ({ ...part, env: { ...env, ...part.env } }));
  const options = { concurrency: 1, reports: resolve(".slipway/reports"), json, signal: interruption(), afterEach: () => clearBeds(beds) };
  const passed = await runParts(inOwnState, options);
  await clear();
  return passed;
}

try {
  mkdirSync(resolve(".slipway"), { recursive: true });
  // The state is one: a second `test` beside this one would remove it under its feet.
  process.exitCode = (await withLock(resolve(".slipway/test.lock"), runTests, LOCK_TIMEOUT_MS)) ? 0 : 1;
} catch (error) {
  reportFailure(error, asksForJson(argv));
}
