import { createHash } from "node:crypto";
import { join } from "node:path";
import { applicationEnvironment, baseEnvironment, settingsOf } from "./environment.ts";
import { type Home, projectRoot } from "./home.ts";
import { webPort } from "./local-ports.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import { inStartOrder, kindOf, type LocalState, type ServiceKind, type ServiceName, serviceNames } from "./local-state.ts";
import { postgresArguments } from "./postgres.ts";
import type { PostgresPlace } from "./postgres-place.ts";
import { sourceStamp } from "./source-stamp.ts";
import { temporalArguments } from "./temporal.ts";
import { workflowBundleFile } from "./workflow-build.ts";

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

type Process = Omit<ServiceDefinition, "name">;

/** In the order of starting; ended in the opposite order. */
export function serviceDefinitions(install: Install): ServiceDefinition[] {
  const made: Record<ServiceKind, (name: ServiceName) => Process> = {
    postgres: () => postgresProcess(install),
    temporal: () => temporalProcess(install),
    web: (name) => webProcess(install, name),
    worker: (name) => workerProcess(install, name),
    proxy: () => proxyProcess(install),
  };
  return inStartOrder(install.state.wanted).map((name) => ({ name, ...made[kindOf(name)](name) }));
}

function postgresProcess({ state, place }: Install): Process {
  return {
    command: [join(place.bin, "postgres"), ...postgresArguments(place, state.ports.postgres)],
    cwd: "/",
    env: baseEnvironment(),
    user: place.user,
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    stopSignal: "SIGINT",
    stopTimeoutMs: 15_000,
  };
}

function temporalProcess({ home, state }: Install): Process {
  const command = [state.temporalBinary, ...temporalArguments(home, state.ports.temporal)];
  return { command, cwd: "/", env: baseEnvironment(), stopSignal: "SIGTERM", stopTimeoutMs: 5_000 };
}

function webProcess(install: Install, name: ServiceName): Process {
  const { state } = install;
  const place = ["--host", "127.0.0.1", "--port", String(webPort(state, name))];
  const hops: Record<string, string> = state.options.processes > 1 ? { TRUSTED_PROXY_HOPS: "1" } : {};
  return {
    command: ourProgram("apps/web/src/server/main.ts", ...place),
    cwd: join(projectRoot, "apps/web"),
    env: { ...hops, ...applicationEnvironment(install), ...healthOf(state, name), SLIPWAY_BUILD: state.stamps.web ?? "" },
    stopSignal: "SIGTERM",
    stopTimeoutMs: 5_000,
  };
}

function workerProcess(install: Install, name: ServiceName): Process {
  const { state } = install;
  return {
    command: ourProgram("apps/worker/src/main.ts"),
    cwd: join(projectRoot, "apps/worker"),
    env: {
      ...applicationEnvironment(install),
      ...healthOf(state, name),
      SLIPWAY_BUILD: state.stamps.worker ?? "",
      SLIPWAY_WORKFLOW_BUNDLE: workflowBundleFile,
    },
    stopSignal: "SIGTERM",
    stopTimeoutMs: 5_000,
  };
}

function proxyProcess({ state }: Install): Process {
  const webs = serviceNames(state.options).filter((name) => kindOf(name) === "web");
  const ports = [state.ports.web, ...webs.map((name) => webPort(state, name))].map(String);
  return {
    command: ourProgram("apps/cli/src/local/proxy/proxy-main.ts", ...ports),
    cwd: projectRoot,
    env: { ...baseEnvironment(), SLIPWAY_BUILD: sourceStamp("supervisor") },
    stopSignal: "SIGTERM",
    stopTimeoutMs: 5_000,
  };
}

const ourProgram = (file: string, ...args: string[]): string[] => [
  process.execPath,
  "--disable-warning=ExperimentalWarning",
  join(projectRoot, file),
  ...args,
];

function healthOf({ ports }: LocalState, name: ServiceName): Record<string, string> {
  const port = ports[`${name}.health`];
  return port === undefined ? {} : { SLIPWAY_HEALTH_PORT: String(port) };
}

/** Changes whenever the process has to be started anew: other arguments, settings or sources; not another shell's PATH. */
export const fingerprint = ({ name, command, env }: ServiceDefinition): string =>
  createHash("sha256")
    .update(JSON.stringify({ name, command, settings: settingsOf(env) }))
    .digest("hex")
    .slice(0, 16);
