import { ensureEngine } from "../apps/cli/src/local/engine-process.ts";
import { createHome, type Home } from "../apps/cli/src/local/home.ts";
import { prepareHostImage } from "../apps/cli/src/local/host-image.ts";
import { stderrProgress } from "../apps/cli/src/local/progress.ts";
import { sourceStamp } from "../apps/cli/src/local/source-stamp.ts";
import { ensureSshd } from "../apps/cli/src/local/ssh-server.ts";
import { findTemporal } from "../apps/cli/src/local/temporal.ts";
import { buildWeb } from "../apps/cli/src/local/web-build.ts";
import { ensureBrowser } from "./ensure-browser.ts";
import type { TestEngine } from "./test-engine.ts";

/** What takes minutes the first time is done before the tests: none of them pays for it with its own deadline. */
export async function prepareServices(home: Home, engine: TestEngine): Promise<Record<string, string>> {
  const { step } = stderrProgress();
  createHome(home);
  const temporal = await step("Temporal", (note) => findTemporal(home, note));
  const started = await step("Docker engine", (note) => ensureEngine(home, note));
  if (started) engine.remember(started);
  await step("SSH server", ensureSshd);
  await step("browser", ensureBrowser);
  await step("host image and image mirror", (note) => prepareHostImage(note));
  await step("web pages", (note) => buildWeb(sourceStamp("web"), note));
  return { SLIPWAY_TEMPORAL_BIN: temporal };
}
