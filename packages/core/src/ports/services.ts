import type { ClusterSpec } from "../blueprint/index.ts";
import type { Fault } from "../errors/index.ts";
import type { Secret } from "../redaction/index.ts";

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Values by reference; what it returns never enters a workflow's history, a log or an API answer. */
export interface SecretStore {
  put(ref: SecretRef, value: string): Promise<{ version: number }>;
  /** null: no such secret. */
  get(ref: SecretRef): Promise<{ value: Secret; version: number } | null>;
  delete(ref: SecretRef): Promise<void>;
}

/** `scope`: `team` for the users' own, `cluster/<id>` and `machine/<id>` for keys and backups of ours. */
export interface SecretRef {
  teamId: string;
  scope: string;
  name: string;
}

export interface BlueprintFile {
  path: string;
  content: string;
}

export type Evaluation =
  | { ok: true; spec: ClusterSpec; logs: string[]; warnings: Fault[] }
  | { ok: false; faults: Fault[]; logs: string[] };

/** Evaluates a blueprint outside this process. Never throws for what the blueprint does; RATE_LIMITED when the queue is full. */
export interface Sandbox {
  evaluate(request: { files: BlueprintFile[]; entry: string; args: string[] }): Promise<Evaluation>;
  close(): Promise<void>;
}

export interface LogLine {
  clusterId: string;
  machineId: string;
  taskId: string | null;
  /** `stdout`, `stderr` of a task; `boot`, `step` of a machine. */
  stream: string;
  /** ISO 8601. */
  time: string;
  text: string;
}

export interface LogStore {
  append(teamId: string, lines: LogLine[]): Promise<void>;
  /** Ascending; `after` is the cursor of the last line had. */
  read(
    teamId: string,
    query: { clusterId: string; taskId?: string; machineId?: string; after?: string; limit: number },
  ): Promise<{ lines: (LogLine & { cursor: string })[] }>;
}
