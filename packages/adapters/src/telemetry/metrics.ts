import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { boundedLabel } from "./bounded-label.ts";
import { type StoreMetrics, storeMetrics } from "./store-metrics.ts";

const REQUEST_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WORK_BUCKETS_S = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800];
const COMMAND_BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30, 60];
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export type StreamKind = "events" | "logs" | "terminal" | "other";

export interface Ended {
  kind: string;
  outcome: string;
  seconds: number;
}

/** What a process of ours tells Prometheus. Labels are names from tables of ours, never ids. */
export interface Metrics extends StoreMetrics {
  /** `route` is a template or a kind of page. */
  request(request: { route: string; method: string; status: number; seconds: number }): void;
  /** Returns what to call when the stream ends. */
  streamOpened(kind: StreamKind): () => void;
  rateLimited(scope: "key" | "session" | "address"): void;
  operationEnded(operation: Ended): void;
  stepEnded(step: Ended): void;
  healRequested(): void;
  webhookDelivery(delivery: { outcome: "delivered" | "failed" | "refused"; seconds: number }): void;
  sshConnected(outcome: "open" | "failed"): void;
  sshClosed(): void;
  sshExec(exec: { outcome: "done" | "failed"; seconds: number }): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    ...webMetrics(registers),
    ...workMetrics(registers),
    ...hostMetrics(registers),
    ...storeMetrics(registers),
    ...output(registry),
  };
}

function output(registry: Registry): Pick<Metrics, "text" | "contentType"> {
  return { text: () => registry.metrics(), contentType: registry.contentType };
}

type WebMetrics = Pick<Metrics, "request" | "streamOpened" | "rateLimited" | "webhookDelivery">;

function webMetrics(registers: Registry[]): WebMetrics {
  const requests = new Histogram({
    name: "slipway_http_request_duration_seconds",
    help: "Requests answered, by route; streams are not among them.",
    labelNames: ["route", "method", "status"],
    buckets: REQUEST_BUCKETS_S,
    registers,
  });
  const streams = new Gauge({ name: "slipway_open_streams", help: "Streams to readers, open now.", labelNames: ["kind"], registers });
  const limited = new Counter({ name: "slipway_rate_limited_total", help: "Requests answered 429.", labelNames: ["scope"], registers });
  const deliveries = new Histogram({
    name: "slipway_webhook_delivery_duration_seconds",
    help: "Tries to deliver a webhook.",
    labelNames: ["outcome"],
    buckets: REQUEST_BUCKETS_S,
    registers,
  });
  const route = boundedLabel(300);
  return {
    request: (one) =>
      requests.observe(
        { route: route(one.route), method: METHODS.has(one.method) ? one.method : "OTHER", status: String(one.status) },
        one.seconds,
      ),
    streamOpened(kind) {
      streams.inc({ kind });
      return once(() => streams.dec({ kind }));
    },
    rateLimited: (scope) => limited.inc({ scope }),
    webhookDelivery: ({ outcome, seconds }) => deliveries.observe({ outcome }, seconds),
  };
}

function workMetrics(registers: Registry[]): Pick<Metrics, "operationEnded" | "stepEnded" | "healRequested"> {
  const ended = (name: string, help: string) =>
    new Histogram({ name, help, labelNames: ["kind", "outcome"], buckets: WORK_BUCKETS_S, registers });
  const operations = ended("slipway_operation_duration_seconds", "Operations that ended, from their acceptance.");
  const steps = ended("slipway_step_duration_seconds", "Steps that ended.");
  const heals = new Counter({ name: "slipway_heals_requested_total", help: "Heals that a watcher asked for.", registers });
  const label = boundedLabel(60);
  const observe = (histogram: typeof steps, { kind, outcome, seconds }: Ended): void =>
    histogram.observe({ kind: label(kind), outcome: label(outcome) }, seconds);
  return {
    operationEnded: (operation) => observe(operations, operation),
    stepEnded: (step) => observe(steps, step),
    healRequested: () => heals.inc(),
  };
}

function hostMetrics(registers: Registry[]): Pick<Metrics, "sshConnected" | "sshClosed" | "sshExec"> {
  const connects = new Counter({ name: "slipway_ssh_connects_total", help: "SSH connections tried.", labelNames: ["outcome"], registers });
  const connections = new Gauge({ name: "slipway_ssh_connections", help: "SSH connections, open now.", registers });
  const execs = new Histogram({
    name: "slipway_ssh_exec_duration_seconds",
    help: "Commands on machines; `failed` are those without an exit code.",
    labelNames: ["outcome"],
    buckets: COMMAND_BUCKETS_S,
    registers,
  });
  return {
    sshConnected(outcome) {
      connects.inc({ outcome });
      if (outcome === "open") connections.inc();
    },
    sshClosed: () => connections.dec(),
    sshExec: ({ outcome, seconds }) => execs.observe({ outcome }, seconds),
  };
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
