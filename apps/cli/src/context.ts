import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { AppError } from "@slipway/core/errors";
import { slipwayHome } from "./local/home.ts";
import { readJsonFile, writeJsonFile } from "./local/json-file.ts";

/** Which Slipway the verbs talk to, and as whom. */
export interface CliContext {
  url: string;
  key: string;
}

const userFile = (): string => join(process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config"), "slipway", "cli.json");

/** SLIPWAY_URL and SLIPWAY_KEY, else what this checkout is signed in to, else what the user is. */
export function readContext(): CliContext {
  const { SLIPWAY_URL: url, SLIPWAY_KEY: key } = process.env;
  if (url && key) return { url, key };
  const saved = readJsonFile<CliContext>(slipwayHome().context) ?? readJsonFile<CliContext>(userFile());
  if (saved) return saved;
  throw new AppError("UNAUTHENTICATED", "Not signed in.", { remedy: "Run `./slipway up`, or `./slipway login --url URL --key KEY`." });
}

/** For this checkout. */
export function saveContext(context: CliContext): void {
  save(slipwayHome().context, context);
}

/** For this checkout and, where a checkout has none, for the user. */
export function saveLogin(context: CliContext): void {
  saveContext(context);
  save(userFile(), context);
}

function save(path: string, context: CliContext): void {
  mkdirSync(dirname(path), { recursive: true });
  writeJsonFile(path, context);
}
