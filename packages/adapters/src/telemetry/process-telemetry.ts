import { noTracing, type Tracing } from "@slipway/core/ports";
import { createRedactor, type Redactor } from "@slipway/core/redaction";
import { createLog, type Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { ownSecrets } from "./own-secrets.ts";
import { startTracing } from "./start-tracing.ts";

/** A process's own health: what it logs, counts and traces. */
export interface Telemetry {
  log: Log;
  metrics: Metrics;
  tracing: Tracing;
  redactor: Redactor;
  /** Sends the spans that are left, within a second. */
  stop(): Promise<void>;
}

export interface TelemetryOptions {
  service: string;
  env: Readonly<Record<string, string | undefined>>;
  write?: (line: string) => void;
}

const FLUSH_MS = 1_000;

// One per process, even where Next has bundled this module a second time.
const KEY = Symbol.for("slipway.telemetry");
const holder = globalThis as { [KEY]?: Telemetry };

/** Called once, first thing, by each process's entry. */
export async function startTelemetry({ service, env, write }: TelemetryOptions): Promise<Telemetry> {
  const redactor = createRedactor(ownSecrets(env));
  let tracing = noTracing;
  const log = createLog({ service, redactor, write, traceparent: () => tracing.traceparent() });
  const onTrouble = (message: string): void => log.warn("spans are not sent", { message });
  const started = await startTracing(env, { service: `slipway-${service}`, redactor, onTrouble });
  tracing = started.tracing;
  holder[KEY] = { log, metrics: createMetrics(), tracing, redactor, stop: () => inTime(started.stop()) };
  return holder[KEY];
}

/** A collector that is away holds up no end. */
async function inTime(stopping: Promise<void>): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_MS).unref());
  await Promise.race([stopping, late]).catch(() => undefined);
}

/** This process's; where nothing was started (tests, scripts) lines go to stderr and nothing is traced. */
export function telemetry(): Telemetry {
  holder[KEY] ??= quietTelemetry();
  return holder[KEY];
}

function quietTelemetry(): Telemetry {
  const redactor = createRedactor(ownSecrets(process.env));
  const log = createLog({ service: "slipway", redactor });
  return { log, metrics: createMetrics(), tracing: noTracing, redactor, stop: async () => undefined };
}
