import { join } from "node:path";
import { bootstrapEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { LocalState } from "./local-state.ts";
import { runCommand } from "./run-command.ts";

/** Team, owner and key of this install; making them again changes nothing. */
export async function bootstrapDemoTeam(install: { state: LocalState; secrets: LocalSecrets }): Promise<void> {
  await runCommand([process.execPath, join(projectRoot, "apps/web/src/server/bootstrap-main.ts")], {
    env: bootstrapEnvironment(install),
    cwd: join(projectRoot, "apps/web"),
  });
}

export async function keyIsAccepted(url: string, key: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/clusters?limit=1`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(10_000),
  });
  return answer.ok;
}
