/** A line of one of our processes' logs. */
export interface LogEntry {
  /** Milliseconds since the epoch; a line without a time has that of the line before it. */
  timeMs: number;
  source: string;
  level?: string;
  /** What is said, without time and level. */
  text: string;
  fields: Record<string, unknown>;
}

interface Stamped extends Omit<LogEntry, "source" | "timeMs"> {
  timeMs?: number;
}

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)\s+(.*)$/;
/** PostgreSQL's `%m [%p] `, in UTC: we start it so. */
const POSTGRES = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3}) UTC \[\d+\]\s+(?:([A-Z]+):\s+)?(.*)$/;

const postgresLevels: Record<string, string> = { WARNING: "warn", ERROR: "error", FATAL: "error", PANIC: "error" };

/** The lines of one file, oldest first. What stands before the first time has none and is left out. */
export function readEntries(source: string, text: string): LogEntry[] {
  const entries: LogEntry[] = [];
  let lastMs: number | undefined;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const { timeMs, ...rest } = readLine(line);
    lastMs = timeMs ?? lastMs;
    if (lastMs !== undefined) entries.push({ timeMs: lastMs, source, ...rest });
  }
  return entries;
}

function readLine(line: string): Stamped {
  return readJson(line) ?? readIso(line) ?? readPostgres(line) ?? { text: line, fields: {} };
}

/** Of web, worker and Temporal. */
function readJson(line: string): Stamped | null {
  if (!line.startsWith("{")) return null;
  try {
    const { time, level, event, msg, pid: _, service: __, ...fields } = JSON.parse(line) as Record<string, unknown>;
    const timeMs = Date.parse(String(time));
    if (Number.isNaN(timeMs)) return null;
    return { timeMs, level: String(level ?? "info").toLowerCase(), text: String(event ?? msg ?? ""), fields };
  } catch {
    return null;
  }
}

function readIso(line: string): Stamped | null {
  const [, time = "", text = ""] = ISO.exec(line) ?? [];
  return time === "" ? null : { timeMs: Date.parse(time), text, fields: {} };
}

function readPostgres(line: string): Stamped | null {
  const [, day, time, level = "", text = ""] = POSTGRES.exec(line) ?? [];
  if (!day) return null;
  return { timeMs: Date.parse(`${day}T${time}Z`), level: postgresLevels[level] ?? "info", text, fields: {} };
}
