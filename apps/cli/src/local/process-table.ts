import type { Home } from "./home.ts";
import { readJsonFile, writeJsonFile } from "./json-file.ts";
import type { ServiceName } from "./local-state.ts";
import type { ProcessIdentity } from "./process-identity.ts";

export interface ServiceProcess extends ProcessIdentity {
  fingerprint: string;
  /** How often the supervisor has had to start it again. */
  restarts: number;
}

export interface SupervisorProcess extends ProcessIdentity {
  /** Of the sources it was started from: another version of it is replaced. */
  sources: string;
}

/** Who runs, as the supervisor last wrote it. */
export interface ProcessTable {
  supervisor?: SupervisorProcess;
  services: Partial<Record<ServiceName, ServiceProcess>>;
}

export const readProcesses = (home: Home): ProcessTable => readJsonFile<ProcessTable>(home.processes) ?? { services: {} };
export const writeProcesses = (home: Home, table: ProcessTable): void => writeJsonFile(home.processes, table);
