import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { baseEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import { runCommand } from "./run-command.ts";

const folder = join(projectRoot, ".slipway", "workflows");

/** What workers load: bundling takes seconds, which a worker that is started again should not need. */
export const workflowBundleFile = join(folder, "bundle.js");

/** Bundles the workflows, when it is due. */
export function buildWorkflows(stamp: string, note: (text: string) => void): Promise<void> {
  const run = () =>
    runCommand([process.execPath, join(projectRoot, "apps/worker/src/bundle-main.ts"), workflowBundleFile], {
      cwd: join(projectRoot, "apps/worker"),
      env: { ...baseEnvironment(), NODE_ENV: "production" },
    });
  return buildOnce({ name: "workflows", stampFile: join(folder, "stamp"), stamp, run }, note);
}
