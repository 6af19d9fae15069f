import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { baseEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import { withLock } from "./home-lock.ts";
import { runCommand } from "./run-command.ts";

const web = join(projectRoot, "apps/web");
const stampFile = join(web, ".next", "slipway-stamp");

const isBuilt = (stamp: string): boolean => existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;

/** `next build`, when the sources are not the ones last built. One build at a time in a checkout. */
export async function buildWeb(stamp: string, note: (text: string) => void): Promise<void> {
  if (isBuilt(stamp)) return;
  mkdirSync(join(projectRoot, ".slipway"), { recursive: true });
  await withLock(join(projectRoot, ".slipway", "web-build.lock"), async () => {
    if (isBuilt(stamp)) return;
    note("building (its sources have changed since the last build)");
    await runCommand([process.execPath, join(projectRoot, "node_modules/next/dist/bin/next"), "build"], {
      cwd: web,
      env: { ...baseEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", SLIPWAY_ROOT: projectRoot },
    });
    writeFileSync(stampFile, stamp);
  });
}
