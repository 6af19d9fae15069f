import { randomBytes } from "node:crypto";
import { freePort } from "./free-port.ts";
import type { Home } from "./home.ts";
import { readJsonFile, writeJsonFile } from "./json-file.ts";
import type { ProcessIdentity } from "./process-identity.ts";

export const serviceNames = ["postgres", "temporal", "web", "worker"] as const;
export type ServiceName = (typeof serviceNames)[number];

export interface LocalOptions {
  /** Provider plugins the worker offers: `local`, `fake`. */
  providers: string[];
  /** Divides every heartbeat, timeout and back-off; 1 in production. */
  timeDivisor: number;
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
  ports: Record<"postgres" | "temporal" | "web", number>;
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

const defaultOptions: LocalOptions = { providers: ["local"], timeDivisor: 1, environment: {} };

export const readState = (home: Home): LocalState | undefined => readJsonFile<LocalState>(home.state);
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
