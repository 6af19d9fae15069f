import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { baseEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import { runCommand } from "./run-command.ts";

const web = join(projectRoot, "apps/web");

/** `next build`, when it is due. */
export function buildWeb(stamp: string, note: (text: string) => void): Promise<void> {
  const env = { ...baseEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", SLIPWAY_ROOT: projectRoot };
  const run = () => runCommand([process.execPath, join(projectRoot, "node_modules/next/dist/bin/next"), "build"], { cwd: web, env });
  return buildOnce({ name: "web", stampFile: join(web, ".next", "slipway-stamp"), stamp, run }, note);
}
