import { AppError } from "@slipway/core/errors";
import { newTeam } from "@slipway/usecases/teams/schemas";
import type { VerbResult } from "../verb.ts";
import { bootstrapTeam } from "./bootstrap.ts";
import { DEMO_TEAM, dashboardUrl } from "./environment.ts";
import { slipwayHome } from "./home.ts";
import { withLock } from "./home-lock.ts";
import { openSecrets, openTeamSecrets } from "./local-secrets.ts";
import { readState } from "./local-state.ts";

/** A further team of this install with an owner and an admin key; the same ones when it is added again. */
export async function addTeam(name: string): Promise<VerbResult> {
  const { success, error } = newTeam.shape.slug.safeParse(name);
  if (!success) {
    throw new AppError("INVALID_INPUT", `"${name}" is not a team's name: ${error.issues[0]?.message}.`, {
      remedy: "2 to 40 lower-case letters, digits and hyphens.",
    });
  }
  if (name === DEMO_TEAM) throw new AppError("CONFLICT", "The team demo is there already: `./slipway up` made it.");
  const home = slipwayHome();
  const state = readState(home);
  if (!state) throw new AppError("CONFLICT", "No Slipway runs here.", { remedy: "Run `./slipway up` first." });
  return withLock(home.lock, async () => {
    const { key, password } = openTeamSecrets(home, name);
    const email = `${name}@slipway.local`;
    const { teamId } = await bootstrapTeam({ state, secrets: openSecrets(home) }, { name, email, password, key });
    const url = dashboardUrl(state);
    return {
      document: { team: name, teamId, apiKey: key, dashboardUrl: url, apiUrl: `${url}/api/v1`, email, password },
      text: [`Team       ${name} (${teamId})`, `Key        ${key}`, `Sign in    ${email} / ${password} at ${url}`].join("\n"),
    };
  });
}
