/** What the auditor has seen with its own eyes. Shapes are its own: it shares no code with what it audits. */

export interface ProviderMachine {
  containerId: string;
  machineId: string;
  clusterId: string;
  running: boolean;
  createdAt: number;
}

export interface HostContainer {
  machineId: string;
  taskId: string;
  service: string;
  kind: string;
  running: boolean;
}

export interface ApiMachine {
  id: string;
  state: string;
  createdAt: string;
}

export interface ApiTask {
  id: string;
  service: string;
  name: string;
  machine: string | null;
  state: string;
}

export interface ApiOperation {
  id: string;
  kind: string;
  state: string;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

export interface ApiEvent {
  sequence: number;
  type: string;
  data: Record<string, unknown>;
}

export interface ApiCluster {
  id: string;
  name: string;
  state: string;
  /** Wanted tasks by service. */
  desired: Record<string, number>;
  machines: ApiMachine[];
  tasks: ApiTask[];
  operations: ApiOperation[];
  events: ApiEvent[];
}

export interface AuditRow {
  sequence: number;
  prevHash: string;
  hash: string;
  [field: string]: unknown;
}

export interface Witnesses {
  /** Milliseconds since the epoch at which the last witness was heard. */
  at: number;
  provider: { machines: ProviderMachine[]; sideObjects: { kind: string; name: string; clusterId: string }[] };
  /** Machines whose engine answered the auditor's own SSH key, and what runs there. */
  hosts: { reached: string[]; silent: string[]; containers: HostContainer[] };
  api: { teamId: string; clusters: ApiCluster[]; audit: AuditRow[] };
  /** Open workflows at Temporal and how often their present work was tried; null when it was not asked. */
  workflows: { id: string; attempts: number }[] | null;
  decoys: { placed: number; touched: string[] };
  markers: { searched: number; found: string[] };
}

export interface Finding {
  id: string;
  title: string;
  /** What was measured, in words with a number. */
  figure: string;
  verdict: "holds" | "violated" | "not applicable yet";
  details: string[];
}
