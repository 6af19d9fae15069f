import { createHash } from "node:crypto";
import { join } from "node:path";
import { applicationEnvironment, baseEnvironment, settingsOf } from "./environment.ts";
import { type Home, projectRoot } from "./home.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { LocalState, ServiceName } from "./local-state.ts";
import { postgresArguments } from "./postgres.ts";
import type { PostgresPlace } from "./postgres-place.ts";
import { temporalArguments } from "./temporal.ts";

/** One process of the control plane, as the supervisor runs it. */
export interface ServiceDefinition {
  name: ServiceName;
  command: string[];
  cwd: string;
  env: Record<string, string>;
  user?: { uid: number; gid: number };
  /** How it is asked to end, and how long it may take before it is killed. */
  stopSignal: NodeJS.Signals;
  stopTimeoutMs: number;
}

interface Install {
  home: Home;
  state: LocalState;
  secrets: LocalSecrets;
  place: PostgresPlace;
}

/** In the order of starting; ended in the opposite order. */
export function serviceDefinitions(install: Install): ServiceDefinition[] {
  const { home, state, place } = install;
  const application = applicationEnvironment(install);
  const all: Record<ServiceName, ServiceDefinition> = {
    postgres: {
      name: "postgres",
      command: [join(place.bin, "postgres"), ...postgresArguments(place, state.ports.postgres)],
      cwd: "/",
      env: baseEnvironment(),
      user: place.user,
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      stopSignal: "SIGINT",
      stopTimeoutMs: 15_000,
    },
    temporal: {
      name: "temporal",
      command: [state.temporalBinary, ...temporalArguments(home, state.ports.temporal)],
      cwd: "/",
      env: baseEnvironment(),
      stopSignal: "SIGTERM",
      stopTimeoutMs: 5_000,
    },
    web: {
      name: "web",
      command: [
        process.execPath,
        join(projectRoot, "node_modules/next/dist/bin/next"),
        "start",
        "-p",
        String(state.ports.web),
        "-H",
        "127.0.0.1",
      ],
      cwd: join(projectRoot, "apps/web"),
      env: { ...application, SLIPWAY_BUILD: state.stamps.web ?? "" },
      stopSignal: "SIGTERM",
      stopTimeoutMs: 5_000,
    },
    worker: {
      name: "worker",
      command: [process.execPath, join(projectRoot, "apps/worker/src/main.ts")],
      cwd: join(projectRoot, "apps/worker"),
      env: { ...application, SLIPWAY_BUILD: state.stamps.worker ?? "" },
      stopSignal: "SIGTERM",
      stopTimeoutMs: 5_000,
    },
  };
  return state.wanted.map((name) => all[name]);
}

/** Changes whenever the process has to be started anew: other arguments, settings or sources; not another shell's PATH. */
export const fingerprint = ({ name, command, env }: ServiceDefinition): string =>
  createHash("sha256")
    .update(JSON.stringify({ name, command, settings: settingsOf(env) }))
    .digest("hex")
    .slice(0, 16);
