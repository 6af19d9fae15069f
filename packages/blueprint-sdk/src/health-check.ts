import type { HealthCheckModel } from "./model.ts";
import { optionReader } from "./option-reader.ts";
import { recordFault } from "./record-fault.ts";

/** Bounds are the spec's business; here only kinds of values and what belongs together. */
export function readHealthCheck(given: unknown): HealthCheckModel | undefined {
  if (given === undefined) return undefined;
  const read = optionReader("Container healthCheck", given);
  const kind = read.string("kind");
  const check = {
    path: read.string("path"),
    port: read.number("port"),
    command: read.strings("command"),
    intervalMs: read.number("intervalMs"),
    timeoutMs: read.number("timeoutMs"),
    retries: read.number("retries"),
    graceMs: read.number("graceMs"),
  };
  read.end();
  if (kind !== "http" && kind !== "tcp" && kind !== "command") {
    recordFault('healthCheck.kind must be one of "http", "tcp" and "command"');
    return undefined;
  }
  const needed = kind === "command" ? "command" : "port";
  if (check[needed] === undefined) recordFault(`a healthCheck of kind "${kind}" needs a ${needed}`);
  return { kind, ...check };
}
