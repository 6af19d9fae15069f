import { join } from "node:path";
import { applicationEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { LocalImages, LocalState } from "./local-state.ts";
import { runCommand } from "./run-command.ts";

/** Built once, quick when it is there. */
export async function prepareHostImage(
  install: { state: LocalState; secrets: LocalSecrets },
  note: (text: string) => void,
): Promise<LocalImages> {
  const program = join(projectRoot, "packages/adapters/src/providers/local/prepare-main.ts");
  const printed = await runCommand([process.execPath, program], {
    env: applicationEnvironment(install),
    cwd: projectRoot,
    onErrorLine: note,
    terminal: true,
  });
  return JSON.parse(printed) as LocalImages;
}
