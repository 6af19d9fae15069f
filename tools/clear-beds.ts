import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { destroyControlPlane } from "../apps/cli/src/local/control-plane.ts";

/** Ends the control planes below `folder` with their machines: a part that was killed has left its own running. */
export async function clearBeds(folder: string): Promise<void> {
  for (const bed of existsSync(folder) ? readdirSync(folder) : []) await destroyControlPlane(join(folder, bed));
}
