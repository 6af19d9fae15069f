import { formatWithOptions } from "node:util";
import type { Log, LogLevel } from "./log.ts";

const levels = { log: "info", info: "info", debug: "info", warn: "warn", error: "error", trace: "error" } as const satisfies Record<
  string,
  LogLevel
>;

/** What libraries print (Next prints what its routes throw) becomes log lines of ours: redacted, with the request's id. */
export function captureConsole(log: Log): void {
  for (const [method, level] of Object.entries(levels)) {
    (console as unknown as Record<string, unknown>)[method] = (...words: unknown[]): void => {
      const text = formatWithOptions({ depth: 4, breakLength: Number.POSITIVE_INFINITY }, ...words).trim();
      if (text !== "") log[level](text);
    };
  }
}

/** A bug that nobody caught leaves its words before it ends the process. */
export function logFatalErrors(log: Log): void {
  process.on("uncaughtExceptionMonitor", (error, origin) => log.error("the process ends: nobody caught this", { origin, error }));
}
