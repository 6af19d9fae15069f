import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeHostShell } from "../host-shell/index.ts";
import { observedShell } from "./observed-shell.ts";
import { startTelemetry, type Telemetry } from "./process-telemetry.ts";
import { startTracing } from "./start-tracing.ts";

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number; message?: string };
}

const marker = "q7ZkErM4Tn2Wx9vB";
const received: Span[] = [];
let bodies = "";
let receiver: Server;
let telemetry: Telemetry;

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const body = await text(request);
    bodies += body;
    for (const { scopeSpans } of JSON.parse(body).resourceSpans) for (const { spans } of scopeSpans) received.push(...spans);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as { port: number };
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${port}`;
  telemetry = await startTelemetry({ service: "test", env: { ...process.env }, write: () => undefined });
});
afterAll(() => receiver.close());

it("sends one trace from the outermost span to the command on a machine, with no secret in it", async () => {
  const { tracing, metrics } = telemetry;
  const shell = observedShell(fakeHostShell(), { tracing, metrics });
  const target = { machineId: "m1", host: "h", port: 22, user: "u", hostKey: "k", privateKey: marker };
  let carried: string | null = null;
  await tracing.span("request", { "http.route": "/clusters/{cluster}", url: `http://x/?token=${marker}` }, async () => {
    carried = tracing.traceparent();
  });
  await tracing.within(carried, () =>
    tracing.span("step", { kind: "task.start" }, async () => {
      const session = await shell.connect(target);
      await session.exec(["/usr/bin/docker", "login", "-p", marker], { stdin: marker });
      await session.writeFile("/run/secret", marker, { mode: 0o600 });
    }),
  );
  await tracing
    .span("failing", { "slipway.note": `Bearer ${marker}` }, async () => Promise.reject(new Error(`postgres://a:${marker}@b/c is away`)))
    .catch(() => undefined);
  expect(tracing.traceparent()).toBeNull();
  await telemetry.stop();

  const byName = new Map(received.map((span) => [span.name, span]));
  const [request, step, exec] = ["request", "step", "ssh exec"].map((name) => byName.get(name));
  expect([step?.traceId, exec?.traceId]).toEqual([request?.traceId, request?.traceId]);
  expect([step?.parentSpanId, exec?.parentSpanId]).toEqual([request?.spanId, step?.spanId]);
  expect(byName.get("failing")).toMatchObject({ status: { code: 2, message: "postgres://a:[secret]@b/c is away" } });
  expect(byName.get("failing")?.traceId).not.toBe(request?.traceId);
  const program = exec?.attributes.find(({ key }) => key === "process.program")?.value;
  expect(program).toEqual({ stringValue: "docker" });
  expect(byName.has("ssh connect") && byName.has("ssh write file")).toBe(true);
  expect(bodies).not.toContain(marker);
  const counted = await metrics.text();
  expect(counted).toContain("slipway_ssh_connections 1");
  expect(counted).toContain('slipway_ssh_exec_duration_seconds_count{outcome="done"} 1');
});

it("is nothing at all without an endpoint, or when it is switched off", async () => {
  const options = { service: "x", redactor: telemetry.redactor, onTrouble: () => undefined };
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" };
  for (const env of [{}, { ...endpoint, OTEL_SDK_DISABLED: "true" }]) {
    const { tracing } = await startTracing(env, options);
    expect(await tracing.span("x", {}, async () => tracing.traceparent())).toBeNull();
  }
});
