import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { AppError } from "@slipway/core/errors";
import type { Redactor } from "@slipway/core/redaction";
import type { VerbResult } from "../../verb.ts";
import { doctor } from "../doctor.ts";
import { type Home, slipwayHome } from "../home.ts";
import { readState } from "../local-state.ts";
import { readProcesses } from "../process-table.ts";
import { collectEntries, describeEntry, redactedEntries } from "./collect-entries.ts";
import type { LogEntry } from "./log-entry.ts";
import { ownRedactor } from "./own-redactor.ts";
import { versions } from "./versions.ts";
import { writeBundle } from "./write-bundle.ts";

export interface DebugLogsOptions {
  /** Such as `10m`. */
  since: string;
  operation?: string;
  /** A file to write for a bug report, instead of printing. */
  bundle?: string;
}

const UNITS_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What web, worker, supervisor, PostgreSQL, Temporal and the proxy said, as one stream, without secrets. */
export async function debugLogs(options: DebugLogsOptions): Promise<VerbResult> {
  const home = slipwayHome();
  const redactor = ownRedactor(home);
  const query = { sinceMs: Date.now() - durationMs(options.since), operation: options.operation };
  const entries = redactedEntries(collectEntries(home.logs, logSources(home), query), redactor);
  if (options.bundle !== undefined) return bundled(home, { entries, redactor, path: resolve(options.bundle) });
  const lines = entries.map(({ timeMs, ...entry }) => ({ time: new Date(timeMs).toISOString(), ...entry }));
  const text = entries.length > 0 ? entries.map(describeEntry).join("\n") : `Nothing was logged in the last ${options.since}.`;
  return { document: { lines }, text };
}

function durationMs(text: string): number {
  const [, count, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS_MS[unit];
  if (count !== undefined && unitMs !== undefined) return Number(count) * unitMs;
  throw new AppError("INVALID_INPUT", `--since ${text}: not a duration.`, { remedy: "Say 30s, 10m, 2h or 1d." });
}

function logSources(home: Home): string[] {
  try {
    return readdirSync(home.logs).flatMap((file) => (file.endsWith(".log") ? file.slice(0, -".log".length) : []));
  } catch {
    throw new AppError("NOT_FOUND", `There are no logs in ${home.path}.`, { remedy: "`./slipway up` starts a control plane." });
  }
}

interface Bundle {
  entries: LogEntry[];
  redactor: Redactor;
  path: string;
}

async function bundled(home: Home, { entries, redactor, path }: Bundle): Promise<VerbResult> {
  const state = readState(home);
  const json = (value: unknown): string => `${JSON.stringify(redactor.value(value), null, 2)}\n`;
  const files = {
    "logs.txt": `${entries.map(describeEntry).join("\n")}\n`,
    "logs.jsonl": entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
    "doctor.json": json((await doctor()).document),
    "versions.json": json(await versions(state)),
    "state.json": json({ state, processes: readProcesses(home) }),
  };
  await writeBundle(path, files);
  const document = { bundle: path, files: Object.keys(files), lines: entries.length };
  return {
    document,
    text: `${path}: ${entries.length} lines, doctor, versions and state, without secrets. Look at it before you send it.`,
  };
}
