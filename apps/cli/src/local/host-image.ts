import { join } from "node:path";
import { applicationEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { LocalState } from "./local-state.ts";
import { runCommand } from "./run-command.ts";

/** What local machines boot from and pull from; built once, quick when it is there. */
export async function prepareHostImage(install: { state: LocalState; secrets: LocalSecrets }, note: (text: string) => void): Promise<void> {
  const program = join(projectRoot, "packages/adapters/src/providers/local/prepare-main.ts");
  await runCommand([process.execPath, program], { env: applicationEnvironment(install), cwd: projectRoot, onLine: note, terminal: true });
}
