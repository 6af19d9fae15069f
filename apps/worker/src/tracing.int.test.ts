import { randomBytes } from "node:crypto";
import { startTelemetry, type Telemetry } from "@slipway/adapters/telemetry";
import { type OtlpReceiver, otlpReceiver, type ReceivedSpan } from "@slipway/adapters/telemetry/testing";
import { createDatabase } from "@slipway/db";
import { freshTestDatabase } from "@slipway/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "./testing/temporal-server.ts";
import { eventually, type TestControlPlane, testControlPlane } from "./testing/test-control-plane.ts";
import { testSpec } from "./testing/test-spec.ts";

const marker = "q7ZkErM4Tn2Wx9vB";

let receiver: OtlpReceiver;
let telemetry: Telemetry;
let temporal: TemporalServer;
let plane: TestControlPlane;

beforeAll(async () => {
  receiver = await otlpReceiver();
  Object.assign(process.env, receiver.environment);
  telemetry = await startTelemetry({ service: "test", env: { ...process.env }, write: () => undefined });
  temporal = await startTemporal();
  const given = await freshTestDatabase();
  const { app: appUrl, signin: signinUrl, system: systemUrl } = given.urls;
  const database = createDatabase({ appUrl, signinUrl, systemUrl, masterKey: randomBytes(32), tracing: telemetry.tracing });
  const close = () => Promise.all([database.close(), given.close()]).then(() => undefined);
  plane = await testControlPlane({ database: { ...given, database, close }, address: temporal.address, telemetry });
});
afterAll(async () => {
  await plane?.close();
  await Promise.all([temporal?.stop(), telemetry?.stop()]);
  await receiver?.stop();
});

/** Names from a span up to the outermost. */
function pathOf(span: ReceivedSpan | undefined, spans: Map<string, ReceivedSpan>): string[] {
  return span ? [span.name, ...pathOf(spans.get(span.parentSpanId ?? ""), spans)] : [];
}

it("a start is one trace from the request to the commands on its machines; a heal is one of its own", async () => {
  const worker = await plane.startWorker();
  const clusterId = await plane.createCluster();
  await plane.secrets.put({ teamId: plane.teamId, scope: "team", name: "api-token" }, marker);
  const spec = testSpec({ env: { TOKEN: { secret: "api-token" } } });
  const start = await telemetry.tracing.span("request", {}, () => plane.change(clusterId, "start", spec));
  expect(await plane.ended(start)).toBe("succeeded");

  const [task] = await plane.store.listTasks(clusterId);
  plane.machines.engines.crash(task?.machineId ?? "", `slipway-${task?.id}`);
  await eventually(async () => (await plane.store.nextOperation(clusterId)) !== null);
  const heal = await plane.store.nextOperation(clusterId);
  expect(await plane.ended({ id: heal?.id ?? "", clusterId })).toBe("succeeded");
  await worker.stop();
  await telemetry.stop();

  const spans = new Map(receiver.spans.map((span) => [span.spanId, span]));
  const named = (name: string) => receiver.spans.filter((span) => span.name === name);
  const [request] = named("request");
  const own = receiver.spans.filter(({ traceId }) => traceId === request?.traceId);
  const commands = own.filter(({ name }) => name === "ssh exec");
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) {
    expect(pathOf(command, spans).at(-1)).toBe("request");
    expect(pathOf(command, spans)).toContain("activity runSteps");
    expect(pathOf(command, spans).some((name) => name.startsWith("step "))).toBe(true);
    expect(Object.keys(command.attributes).sort()).toEqual(["process.program", "slipway.machine"]);
  }
  expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(["activity prepareRound", "database transaction", "operation start"]));

  const healing = receiver.spans.filter(({ traceId }) => traceId === heal?.id.replaceAll("-", ""));
  expect(healing.map(({ name }) => name)).toEqual(expect.arrayContaining(["activity runSteps", "step task.restart"]));
  expect(receiver.text()).not.toContain(marker);
  expect(receiver.text()).not.toContain("PRIVATE KEY");

  const counted = await telemetry.metrics.text();
  expect(counted).toContain('slipway_operation_duration_seconds_count{kind="start",outcome="succeeded"} 1');
  expect(counted).toContain('slipway_operation_duration_seconds_count{kind="heal",outcome="succeeded"} 1');
  expect(counted).toContain('slipway_step_duration_seconds_count{kind="machine.create",outcome="succeeded"} 3');
  expect(counted).toContain("slipway_heals_requested_total 1");
  expect(counted).toMatch(/slipway_ssh_exec_duration_seconds_count\{outcome="done"\} [1-9]/);
});
