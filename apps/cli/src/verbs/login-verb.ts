import { AppError } from "@slipway/core/errors";
import { createSlipway } from "@slipway/sdk";
import type { Command } from "commander";
import { saveLogin } from "../context.ts";
import { slipwayHome } from "../local/home.ts";
import { readSecrets } from "../local/local-secrets.ts";
import { readState } from "../local/local-state.ts";
import { runVerb } from "../verb.ts";

interface LoginOptions {
  url?: string;
  key?: string;
}

/** `login`: checks the key, then remembers it. */
export function loginVerb(program: Command): void {
  const command = program
    .command("login")
    .description("sign the CLI in; without options, to the Slipway that runs here")
    .option("--url <url>", "where Slipway answers")
    .option("--key <key>", "an API key");
  runVerb<LoginOptions>(command, async (_context, _args, options) => {
    const context = { ...localContext(), ...definedOnly(options) };
    if (!context.url || !context.key) {
      throw new AppError("INVALID_INPUT", "No local Slipway is known here.", {
        remedy: "Give --url and --key, or run `./slipway up` first.",
      });
    }
    const login = { url: context.url.replace(/\/+$/, ""), key: context.key };
    const team = await createSlipway(login).teams.get();
    saveLogin(login);
    return {
      document: { url: login.url, team: team.slug, role: team.role },
      text: `Signed in to ${login.url} as ${team.role ?? "a key"} of ${team.name}.`,
    };
  });
}

const definedOnly = ({ url, key }: LoginOptions): LoginOptions => ({ ...(url ? { url } : {}), ...(key ? { key } : {}) });

function localContext(): LoginOptions {
  const home = slipwayHome();
  const state = readState(home);
  const secrets = readSecrets(home);
  return state && secrets ? { url: `http://127.0.0.1:${state.ports.web}`, key: secrets.demoKey } : {};
}
