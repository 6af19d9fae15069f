import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeHostShell } from "../host-shell/index.ts";
import { observedShell } from "./observed-shell.ts";
import { startTelemetry, type Telemetry } from "./process-telemetry.ts";
import { startTracing } from "./start-tracing.ts";
import { type OtlpReceiver, otlpReceiver } from "./testing/index.ts";

const marker = "q7ZkErM4Tn2Wx9vB";
let receiver: OtlpReceiver;
let telemetry: Telemetry;

beforeAll(async () => {
  receiver = await otlpReceiver();
  Object.assign(process.env, receiver.environment);
  telemetry = await startTelemetry({ service: "test", env: { ...process.env }, write: () => undefined });
});
afterAll(() => receiver.stop());

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
      tracing.record("operation", { note: `whsec_${marker}` }, Date.now() - 5_000);
    }),
  );
  await tracing
    .span("failing", { "slipway.note": `Bearer ${marker}` }, async () => Promise.reject(new Error(`postgres://a:${marker}@b/c is away`)))
    .catch(() => undefined);
  expect(tracing.traceparent()).toBeNull();
  await telemetry.stop();

  const byName = new Map(receiver.spans.map((span) => [span.name, span]));
  const [request, step, exec] = ["request", "step", "ssh exec"].map((name) => byName.get(name));
  expect([step?.traceId, exec?.traceId]).toEqual([request?.traceId, request?.traceId]);
  expect([step?.parentSpanId, exec?.parentSpanId]).toEqual([request?.spanId, step?.spanId]);
  expect(byName.get("failing")).toMatchObject({ status: { code: 2, message: "postgres://a:[secret]@b/c is away" } });
  expect(byName.get("failing")?.traceId).not.toBe(request?.traceId);
  expect(exec?.attributes).toEqual({ "slipway.machine": "m1", "process.program": "docker" });
  expect([byName.has("ssh connect"), byName.has("ssh write file"), byName.has("operation")]).toEqual([true, true, true]);
  expect(receiver.text()).not.toContain(marker);
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
