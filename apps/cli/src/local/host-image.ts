import { join } from "node:path";
import { baseEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import type { LocalImages } from "./local-state.ts";
import { runCommand } from "./run-command.ts";

/** Built once, quick when it is there. */
export async function prepareHostImage(note: (text: string) => void): Promise<LocalImages> {
  const program = join(projectRoot, "packages/adapters/src/providers/local/prepare-main.ts");
  const printed = await runCommand([process.execPath, program], {
    env: { ...baseEnvironment(), SLIPWAY_ROOT: projectRoot },
    cwd: projectRoot,
    onErrorLine: note,
    terminal: true,
  });
  return JSON.parse(printed) as LocalImages;
}
