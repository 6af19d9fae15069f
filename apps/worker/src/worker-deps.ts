import type { Metrics } from "@slipway/adapters/telemetry";
import type { PriceOf } from "@slipway/core/planner";
import type { Clock, LogStore, Provider, SecretStore, SystemStore, Tracing } from "@slipway/core/ports";
import type { KeyPair } from "./keys.ts";
import type { Log } from "./log.ts";
import type { MachineAccess } from "./machine-access.ts";

/** All that activities and watchers work with; built in wiring.ts and nowhere else. */
export interface WorkerDeps {
  system: SystemStore;
  /** Deletes what has expired in the database, for all teams. */
  removeExpired(): Promise<unknown>;
  providers: ReadonlyMap<string, Provider>;
  machines: MachineAccess;
  secrets: SecretStore;
  logs: LogStore;
  /** Public keys that may log in to every machine beside the cluster's own. */
  extraAuthorizedKeys: readonly string[];
  generateKey: { host(): KeyPair; login(): KeyPair };
  prices: PriceOf;
  clock: Clock;
  /** Divides every heartbeat, timeout and back-off. */
  timeDivisor: number;
  log: Log;
  metrics: Metrics;
  tracing: Tracing;
}
