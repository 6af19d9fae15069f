import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Redactor } from "@slipway/core/redaction";
import { type LogEntry, readEntries } from "./log-entry.ts";

export interface EntryQuery {
  sinceMs: number;
  /** Only what is about this operation: its lines, and those of the same trace or request. */
  operation?: string;
}

/** The logs of all `sources` as one stream in the order of time, redacted. */
export function collectEntries(folder: string, sources: readonly string[], query: EntryQuery): LogEntry[] {
  const all = sources.flatMap((source) => readEntries(source, readLog(folder, source)));
  const recent = all.filter(({ timeMs }) => timeMs >= query.sinceMs);
  // Stable: lines of one process keep their order.
  recent.sort((a, b) => a.timeMs - b.timeMs);
  return query.operation === undefined ? recent : aboutOperation(recent, query.operation);
}

/** The file that was put aside when it grew too large comes first. */
function readLog(folder: string, source: string): string {
  const files = [`${source}.log.1`, `${source}.log`].map((name) => join(folder, name)).filter((path) => existsSync(path));
  return files.map((path) => readFileSync(path, "utf8")).join("\n");
}

const LINKS = ["traceId", "requestId"] as const;

function aboutOperation(entries: LogEntry[], operation: string): LogEntry[] {
  const mentions = ({ text, fields }: LogEntry): boolean => text.includes(operation) || JSON.stringify(fields).includes(operation);
  const own = new Set(entries.filter(mentions));
  const links = new Set([...own].flatMap(({ fields }) => LINKS.map((name) => fields[name]).filter((value) => typeof value === "string")));
  return entries.filter((entry) => own.has(entry) || LINKS.some((name) => links.has(entry.fields[name] as string)));
}

export function redactedEntries(entries: readonly LogEntry[], redactor: Redactor): LogEntry[] {
  return entries.map((entry) => ({
    ...entry,
    text: redactor.text(entry.text),
    fields: redactor.value(entry.fields) as LogEntry["fields"],
  }));
}

/** One line for people. */
export function describeEntry({ timeMs, source, level, text, fields }: LogEntry): string {
  const facts = Object.entries(fields).map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  return [new Date(timeMs).toISOString(), source.padEnd(10), (level ?? "").padEnd(5), text, ...facts].join(" ").trimEnd();
}
