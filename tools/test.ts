import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { destroyControlPlane } from "../apps/cli/src/local/control-plane.ts";
import { generateDatabaseClient } from "../apps/cli/src/local/database.ts";
import { ensureEngine } from "../apps/cli/src/local/docker-engine.ts";
import { createHome, slipwayHome } from "../apps/cli/src/local/home.ts";
import { stderrProgress } from "../apps/cli/src/local/progress.ts";
import { findTemporal } from "../apps/cli/src/local/temporal.ts";
import type { Part } from "./part.ts";
import { runParts } from "./run-parts.ts";
import { testParts } from "./test-parts.ts";

/** Every test, on a state of its own beside a running `up`: `test [PART…]` runs only the parts whose names begin so. */
const folder = resolve(".slipway/test");
const wanted = process.argv.slice(2);
const parts = testParts.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
const progress = stderrProgress();
const home = slipwayHome(folder);

rmSync(folder, { recursive: true, force: true });
createHome(home);
await generateDatabaseClient();
const temporal = await progress.step("Temporal", (note) => findTemporal(home, note));
await progress.step("Docker engine", (note) => ensureEngine(home, note));

const inOwnState = (part: Part): Part => ({ ...part, env: { SLIPWAY_HOME: folder, SLIPWAY_TEMPORAL_BIN: temporal, ...part.env } });
const passed = await runParts(parts.map(inOwnState), { concurrency: 1, reports: join(folder, "reports") });
await destroyControlPlane(folder);
process.exitCode = passed ? 0 : 1;
