import type { ClusterSpec } from "../blueprint/index.ts";
import type { Fault } from "../errors/index.ts";
import type { Secret } from "../redaction/index.ts";

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Letters to people. Takes them or throws UNAVAILABLE; that one is taken does not say it arrives. */
export interface Mailer {
  send(letter: { to: string; subject: string; text: string }): Promise<void>;
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

export interface LogQuery {
  clusterId: string;
  taskId?: string;
  machineId?: string;
  /** Of every task that the service has or had. */
  service?: string;
  stream?: string;
  /** ISO 8601: from this time on … */
  since?: string;
  /** … and before this one. */
  until?: string;
  /** Somewhere in the line, capital or not. */
  text?: string;
  /** A line's cursor: only what came after it … */
  after?: string;
  /** … or before it. */
  before?: string;
  /** `oldest` (the default) or `newest` first. */
  order?: "oldest" | "newest";
  limit: number;
}

export interface LogStore {
  append(teamId: string, lines: LogLine[]): Promise<void>;
  /** `latest` is the cursor of the cluster's newest line, whether it matches or not; null when there is none. */
  read(teamId: string, query: LogQuery): Promise<{ lines: (LogLine & { cursor: string })[]; latest: string | null }>;
}
