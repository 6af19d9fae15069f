import { randomBytes } from "node:crypto";
import { freePort } from "./free-port.ts";
import type { Home } from "./home.ts";
import { readJsonFile, writeJsonFile } from "./json-file.ts";
import type { ProcessIdentity } from "./process-identity.ts";

export const serviceKinds = ["postgres", "temporal", "web", "worker", "proxy"] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** The first web and worker go by their kind's name; further ones are `web-2`, `worker-2`, … */
export type ServiceName = ServiceKind | `${"web" | "worker"}-${number}`;

export const kindOf = (name: ServiceName): ServiceKind => name.split("-")[0] as ServiceKind;

/** In the order of starting; ended in the opposite order. */
export const inStartOrder = (names: readonly ServiceName[]): ServiceName[] =>
  names.toSorted((a, b) => serviceKinds.indexOf(kindOf(a)) - serviceKinds.indexOf(kindOf(b)) || a.localeCompare(b));

/** All of an install with so many web and worker processes; several web processes have a proxy before them. */
export function serviceNames({ processes }: Pick<LocalOptions, "processes">): ServiceName[] {
  const instances = (kind: "web" | "worker"): ServiceName[] =>
    Array.from({ length: processes }, (_, index): ServiceName => (index === 0 ? kind : `${kind}-${index + 1}`));
  return ["postgres", "temporal", ...instances("web"), ...instances("worker"), ...(processes > 1 ? (["proxy"] as const) : [])];
}

export interface LocalOptions {
  /** Provider plugins the worker offers: `local`, `fake`. */
  providers: string[];
  /** Divides every heartbeat, timeout and back-off; 1 in production. */
  timeDivisor: number;
  /** Web processes, and worker processes. */
  processes: number;
  /** More environment for web and worker, for tests. */
  environment: Record<string, string>;
}

/** What local machines boot from and pull from, as the local provider reports it. */
export interface LocalImages {
  hostImage: string;
  /** How containers are let behave as machines here: the engine and kernel decide. */
  isolation: string;
  /** null where the public registry answers. */
  mirror: string | null;
}

/** What a home remembers between commands. Holds no secret. */
export interface LocalState {
  installId: string;
  /** `web` is the dashboard's address; behind a proxy each web process has one of its own, `NAME.http`, and each process `NAME.health`. */
  ports: { postgres: number; temporal: number; web: number; [own: `${string}.http` | `${string}.health`]: number };
  options: LocalOptions;
  /** What the supervisor is to keep running. */
  wanted: ServiceName[];
  temporalBinary: string;
  /** Content stamps of what was last built or migrated. */
  stamps: Partial<Record<"web" | "worker" | "database", string>>;
  /** A Docker engine that `up` had to start: only such a one is ever ended by `down --all`. */
  startedEngine: ProcessIdentity | null;
  /** Public half of the auditor's key; every machine lets it in. */
  auditorKey?: string;
  /** What `up` last found or built for local machines. */
  images?: LocalImages;
}

const defaultOptions: LocalOptions = { providers: ["local"], timeDivisor: 1, processes: 1, environment: {} };

/** A home of the past lacks the newer options. */
export function readState(home: Home): LocalState | undefined {
  const state = readJsonFile<LocalState>(home.state);
  return state && { ...state, options: { ...defaultOptions, ...state.options } };
}

export const writeState = (home: Home, state: LocalState): void => writeJsonFile(home.state, state);

/** The home's state, made once: its install id and ports stay for life. */
export async function openState(home: Home, options: Partial<LocalOptions>): Promise<LocalState> {
  const known = readState(home);
  const state: LocalState = known
    ? { ...known, options: { ...known.options, ...options } }
    : {
        installId: randomBytes(4).toString("hex"),
        ports: { postgres: await freePort(), temporal: await freePort(), web: await freePort() },
        options: { ...defaultOptions, ...options },
        wanted: [],
        temporalBinary: "",
        stamps: {},
        startedEngine: null,
      };
  writeState(home, state);
  return state;
}
