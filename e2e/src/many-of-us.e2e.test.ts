import { readFileSync } from "node:fs";
import { type OtlpReceiver, otlpReceiver } from "@slipway/adapters/telemetry/testing";
import { openTestbed, processesOf, type Testbed, waitUntil } from "@slipway/lab/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { slipwayJson } from "./run-slipway.ts";
import { webBlueprint } from "./web-blueprint.ts";

const PAUSE_MS = 100;

let receiver: OtlpReceiver;
let bed: Testbed;

beforeAll(async () => {
  receiver = await otlpReceiver();
  bed = await openTestbed({ timeDivisor: 10, processes: 2, environment: receiver.environment });
});
afterAll(async () => {
  await bed?.close();
  await receiver?.stop();
});

/** Asks again and again until stopped; returns how many were answered. What is not answered throws. */
function keepAsking(path: string): { stop(): Promise<number> } {
  let stopping = false;
  let answered = 0;
  async function ask(): Promise<void> {
    while (!stopping) {
      await bed.api.get(path);
      answered += 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  const asking = Promise.all([ask(), ask(), ask(), ask()]);
  return {
    async stop() {
      stopping = true;
      await asking;
      return answered;
    },
  };
}

let operationId = "";

test("a web and a worker process are killed while a cluster starts: all is answered, nothing is lost, and it is one trace", async () => {
  const { names, kill, backAgain } = processesOf(bed.control);
  expect(names().sort()).toEqual(["postgres", "proxy", "temporal", "web", "web-2", "worker", "worker-2"]);
  const blueprintVersionId = await bed.saveBlueprint("many", webBlueprint({ workers: 1, replicas: 1 }));
  const cluster = await bed.createCluster("many");
  const reader = cluster.follow();
  const asking = keepAsking(`/clusters/${cluster.id}`);
  const start = await cluster.change("start", { blueprintVersionId });
  operationId = start?.id ?? "";

  await waitUntil("a machine boots", async () => reader.events.some(({ type }) => type === "machine.state_changed"), {
    timeoutMs: 120_000,
  });
  kill("web", "worker");
  await backAgain("web", "worker");
  kill("web-2", "worker-2");
  expect((await cluster.ended(operationId)).state).toBe("succeeded");
  await backAgain("web-2", "worker-2");
  await cluster.settled();
  expect(await asking.stop()).toBeGreaterThan(10);

  const told = await cluster.events();
  await waitUntil("the reader has all", async () => reader.events.length >= told.length, { timeoutMs: 30_000 });
  await reader.stop();
  expect(reader.events.map(({ sequence }) => sequence)).toEqual(reader.events.map((_, at) => at + 1));

  const request = receiver.spans.find(({ name }) => name === "POST /clusters/{cluster}/start");
  const own = receiver.spans.filter(({ traceId }) => traceId === request?.traceId).map(({ name }) => name);
  expect(own).toEqual(
    expect.arrayContaining(["usecase clusters.start", "database transaction", "activity runSteps", "ssh exec", "operation start"]),
  );
  for (const secret of [bed.control.apiKey, bed.control.environment.SLIPWAY_MASTER_KEY ?? "-", "PRIVATE KEY"])
    expect(receiver.text()).not.toContain(secret);
  await cluster.succeed("stop");
});

test("debug-logs tells of all processes as one stream, and of the operation alone, without a secret", async () => {
  const env = { SLIPWAY_HOME: bed.control.home.path };
  const read = (...more: string[]) =>
    slipwayJson<{ lines: { time: string; source: string; text: string }[] }>(["debug-logs", "--since", "1h", ...more], { env });
  const { lines } = await read();
  const sources = new Set(lines.map(({ source }) => source));
  // Temporal, asked for errors only, may have had nothing to say.
  expect([...sources]).toEqual(expect.arrayContaining(["postgres", "proxy", "supervisor", "web", "web-2", "worker", "worker-2"]));
  expect(lines.map(({ time }) => time)).toEqual(lines.map(({ time }) => time).toSorted());
  expect(lines.some(({ source, text }) => source === "supervisor" && text.includes("web-2 ended (SIGKILL)"))).toBe(true);
  const about = (await read("--operation", operationId)).lines;
  expect(about.map(({ text }) => text)).toContain("operation ended");
  expect(about.some(({ source, text }) => source.startsWith("web") && text === "request")).toBe(true);
  expect(about.length).toBeLessThan(lines.length);
  const secrets = Object.values(JSON.parse(readFileSync(bed.control.home.secrets, "utf8")) as Record<string, unknown>);
  for (const secret of secrets.filter((value) => typeof value === "string")) expect(JSON.stringify(lines)).not.toContain(secret);
});
