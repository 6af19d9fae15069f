import { join } from "node:path";
import { applicationEnvironment, DEMO_EMAIL, DEMO_TEAM } from "./environment.ts";
import { projectRoot } from "./home.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { LocalState } from "./local-state.ts";
import { runCommand } from "./run-command.ts";

type Install = { state: LocalState; secrets: LocalSecrets };

/** What a team is made with: chosen here and kept in the home, so that making it again changes nothing. */
interface NewTeam {
  name: string;
  email: string;
  password: string;
  key: string;
}

/** Team, owner and key; making them again changes nothing. Needs the database only. */
export async function bootstrapTeam(install: Install, team: NewTeam): Promise<{ teamId: string }> {
  const settings = {
    SLIPWAY_TEAM: team.name,
    SLIPWAY_TEAM_EMAIL: team.email,
    SLIPWAY_TEAM_PASSWORD: team.password,
    SLIPWAY_TEAM_KEY: team.key,
  };
  return JSON.parse(await runServerProgram(install, "bootstrap-main.ts", settings)) as { teamId: string };
}

export async function bootstrapDemoTeam(install: Install): Promise<void> {
  const { demoPassword: password, demoKey: key } = install.secrets;
  await bootstrapTeam(install, { name: DEMO_TEAM, email: DEMO_EMAIL, password, key });
}

export interface TeamKey {
  team: string;
  keyId: string;
  key: string;
}

/** A short-lived admin key for every team of the install; removed once `work` has ended, however it ended. */
export async function withTeamKeys<T>(install: Install, work: (keys: TeamKey[]) => Promise<T>): Promise<T> {
  const keys = JSON.parse(await runServerProgram(install, "team-keys-main.ts")) as TeamKey[];
  try {
    return await work(keys);
  } finally {
    const used = keys.map(({ keyId }) => keyId).join(",");
    // One that stays behind expires within the hour and is swept.
    await runServerProgram(install, "team-keys-main.ts", { SLIPWAY_USED_KEYS: used }).catch(() => undefined);
  }
}

export async function keyIsAccepted(url: string, key: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/clusters?limit=1`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(10_000),
  });
  return answer.ok;
}

const runServerProgram = (install: Install, file: string, settings: Record<string, string> = {}): Promise<string> =>
  runCommand([process.execPath, join(projectRoot, "apps/web/src/server", file)], {
    env: { ...applicationEnvironment(install), ...settings },
    cwd: join(projectRoot, "apps/web"),
  });
