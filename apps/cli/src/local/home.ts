import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The checkout this code belongs to. */
export const projectRoot = process.env.SLIPWAY_ROOT ?? resolve(import.meta.dirname, "../../../..");

/** Where one local control plane keeps everything it owns. */
export interface Home {
  path: string;
  state: string;
  secrets: string;
  processes: string;
  /** URL and key the CLI's verbs use. */
  context: string;
  lock: string;
  /** Private key with which the auditor logs in to local machines. */
  auditorKey: string;
  logs: string;
  postgres: string;
  temporal: string;
  toolchain: string;
}

export function slipwayHome(path = process.env.SLIPWAY_HOME ?? join(projectRoot, ".slipway")): Home {
  const at = (name: string) => join(path, name);
  return {
    path,
    state: at("state.json"),
    secrets: at("secrets.json"),
    processes: at("processes.json"),
    context: at("cli.json"),
    lock: at("lock"),
    auditorKey: at("auditor_ed25519"),
    logs: at("logs"),
    postgres: at("pg"),
    temporal: at("temporal.db"),
    // Shared by all homes of a checkout: what is fetched once need not be fetched for each test.
    toolchain: join(projectRoot, ".slipway", "toolchain"),
  };
}

export function createHome(home: Home): void {
  mkdirSync(home.logs, { recursive: true });
}
