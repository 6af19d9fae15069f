import { HIDDEN, secret } from "@slipway/core/redaction";
import { describe, expect, it } from "vitest";
import { boundedLabel } from "./bounded-label.ts";
import { captureConsole } from "./capture-console.ts";
import { startHealthServer } from "./health-server.ts";
import { withLogFields } from "./log-context.ts";
import { createMetrics } from "./metrics.ts";
import { publicMetricsAnswer } from "./metrics-answer.ts";
import { startTelemetry } from "./process-telemetry.ts";
import { type Check, checkReadiness, readinessAnswer } from "./readiness.ts";

const marker = "q7ZkErM4Tn2Wx9vB";

async function recordingTelemetry(env: Record<string, string> = {}) {
  const lines: string[] = [];
  return { lines, telemetry: await startTelemetry({ service: "test", env, write: (line) => lines.push(line) }) };
}

describe("the log", () => {
  it("writes one line of JSON with time, level, service and the fields around it", async () => {
    const { lines, telemetry } = await recordingTelemetry();
    withLogFields({ requestId: "request-1" }, () =>
      withLogFields({ operationId: "o1" }, () => telemetry.log.warn("it\nhappened", { n: 1 })),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "warn",
      service: "test",
      event: "it\nhappened",
      requestId: "request-1",
      operationId: "o1",
      n: 1,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it("keeps its own fields apart from those it is given", async () => {
    const { lines, telemetry } = await recordingTelemetry();
    telemetry.log.info("said", { level: "FATAL", event: "other", time: 0 });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "info", event: "said", its_level: "FATAL", its_event: "other", its_time: 0 });
  });

  it("lets no marker out, whatever field or error it is in", async () => {
    const { lines, telemetry } = await recordingTelemetry({
      SLIPWAY_MASTER_KEY: `raw/${marker}+own==`,
      DATABASE_URL: `postgresql://app:pw-${marker}@db/slipway`,
    });
    const url = `postgresql://app:${marker}@db:5432/slipway`;
    telemetry.log.error(`cannot reach ${url}`, {
      url,
      held: secret(marker),
      [`bearer ${marker}`]: `Bearer ${marker}`,
      nested: [{ authorization: marker, deep: { note: `whsec_${marker}` } }],
      error: Object.assign(new Error(`login slw_live_${marker} failed`, { cause: new Error(`-----BEGIN PRIVATE KEY-----\n${marker}`) }), {
        request: { headers: marker },
      }),
      own: `x raw/${marker}+own== y`,
      password: `pw-${marker}`,
      words: `the password is pw-${marker} indeed`,
    });
    withLogFields({ cookie: `a=${marker}`, query: `?ticket=${marker}` }, () => telemetry.log.info("around"));
    expect(lines).toHaveLength(2);
    expect(lines.join("")).not.toContain(marker);
    expect(lines[0]).toContain(`postgresql://app:${HIDDEN}@db:5432/slipway`);
  });

  it("takes what libraries print as well", async () => {
    const { lines, telemetry } = await recordingTelemetry();
    const own = { ...console };
    captureConsole(telemetry.log);
    try {
      console.error(new Error(`cannot sign in with Bearer ${marker}`));
      console.info("ready on %s", "http://127.0.0.1", { password: marker });
      console.log("");
    } finally {
      Object.assign(console, own);
    }
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(["error", "info"]);
    expect(lines.join("")).not.toContain(marker);
    expect(lines[0]).toContain("cannot sign in");
  });
});

describe("readiness", () => {
  const check = (name: string, run: Check["run"], required = true): Check => ({ name, required, run });
  const fine = async () => ({ ok: true as const });

  it("is ready when all is well, and says what each is like", async () => {
    const readiness = await checkReadiness([check("database", fine), check("temporal", fine)]);
    expect(readiness).toMatchObject({ status: "ready", failing: [], checks: { database: { state: "ok" }, temporal: { state: "ok" } } });
    expect(readinessAnswer(readiness).status).toBe(200);
  });

  it("names what fails, and hangs on nothing", async () => {
    const hanging = new Promise<never>(() => {});
    const readiness = await checkReadiness(
      [
        check("database", () => hanging),
        check("migrations", async () => ({ ok: false, failing: "1 is missing" })),
        check("temporal", async () => Promise.reject(new Error(`at ${marker}`))),
      ],
      20,
    );
    expect(readiness.failing).toEqual(["database", "migrations", "temporal"]);
    expect(readiness.checks.database).toMatchObject({ state: "failing", reason: "does not answer within 20 ms" });
    const answer = readinessAnswer(readiness);
    expect([answer.status, answer.headers["Retry-After"]]).toEqual([503, "2"]);
    expect(answer.body).not.toContain(marker);
  });

  it("tells of what is not required and stays ready", async () => {
    const readiness = await checkReadiness([
      check("database", fine),
      check("temporal", async () => ({ ok: false, failing: "away" }), false),
    ]);
    expect(readiness).toMatchObject({ status: "degraded", failing: ["temporal"] });
    expect(readinessAnswer(readiness).status).toBe(200);
  });
});

describe("metrics", () => {
  it("count requests by template, method and status, and streams while they are open", async () => {
    const metrics = createMetrics();
    metrics.request({ route: "/clusters/{cluster}", method: "GET", status: 200, seconds: 0.004 });
    metrics.request({ route: "/clusters/{cluster}", method: "BREW", status: 418, seconds: 3 });
    const close = metrics.streamOpened("events");
    metrics.streamOpened("events");
    close();
    close();
    const text = await metrics.text();
    expect(text).toContain('slipway_http_request_duration_seconds_count{route="/clusters/{cluster}",method="GET",status="200"} 1');
    expect(text).toContain('method="OTHER",status="418"} 1');
    expect(text).toContain('slipway_open_streams{kind="events"} 1');
    expect(text).toContain("nodejs_eventloop_lag_seconds");
  });

  it("ask for the queue and the pools when they are read, and leave a gap when the store is away", async () => {
    const metrics = createMetrics();
    let queue: () => Promise<Record<string, number>> = async () => ({ pending: 3, running: 1 });
    metrics.watchQueue(() => queue());
    metrics.watchPools(() => [{ pool: "app", total: 5, idle: 2, waiting: 4 }]);
    const text = await metrics.text();
    expect(text).toContain('slipway_open_operations{state="pending"} 3');
    expect(text).toContain('slipway_database_connections{pool="app",state="busy"} 3');
    expect(text).toContain('slipway_database_connections{pool="app",state="waiting"} 4');
    queue = async () => Promise.reject(new Error("away"));
    expect(await metrics.text()).not.toContain("slipway_open_operations{");
  });

  it("never grow without end", async () => {
    const label = boundedLabel(2);
    expect(["a", "b", "c", "a", "d"].map(label)).toEqual(["a", "b", "other", "a", "other"]);
    const metrics = createMetrics();
    for (let id = 0; id < 2_000; id += 1) metrics.request({ route: `/clusters/${id}`, method: "GET", status: 200, seconds: 0 });
    const routes = (await metrics.text()).match(/duration_seconds_count\{route="[^"]*"/g) ?? [];
    expect(routes).toHaveLength(301);
  });

  it("are not there on a public port without a token, and behind it with one", async () => {
    const metrics = createMetrics();
    const answer = async (token?: string, authorization?: string) => (await publicMetricsAnswer(metrics, { token, authorization })).status;
    expect(await answer()).toBe(404);
    expect(await answer(undefined, "Bearer undefined")).toBe(404);
    expect(await answer("", "Bearer ")).toBe(404);
    expect(await answer("scrape-token")).toBe(401);
    expect(await answer("scrape-token", "Bearer scrape-tokem")).toBe(401);
    expect(await answer("scrape-token", "Bearer scrape-token")).toBe(200);
  });
});

it("serves health on a loopback port of its own", async () => {
  const server = await startHealthServer({
    port: 0,
    metrics: createMetrics(),
    checks: [{ name: "temporal", required: true, run: async () => ({ ok: false, failing: "away" }) }],
  });
  const get = async (path: string, method = "GET") => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: response.status, text: await response.text() };
  };
  expect(await get("/healthz")).toMatchObject({ status: 200 });
  expect(await get("/readyz?x")).toMatchObject({ status: 503, text: expect.stringContaining('"failing":["temporal"]') });
  expect((await get("/metrics")).text).toContain("process_cpu_seconds_total");
  expect(await get("/other")).toMatchObject({ status: 404 });
  expect(await get("/healthz", "POST")).toMatchObject({ status: 404 });
  await server.stop();
  await expect(get("/healthz")).rejects.toThrow();
});
