// Records the histories that workflows/replay.test.ts replays. Run it when a workflow got a new path worth guarding; keep the old files.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { clusterWorkflowId, operationWorkflowId } from "@slipway/core/contracts";
import { createTestDatabase, startTestServer } from "@slipway/db/testing";
import { startTemporal } from "./temporal-server.ts";
import { eventually, type TestControlPlane, testControlPlane, type UserOperation } from "./test-control-plane.ts";
import { testSpec } from "./test-spec.ts";

const folder = path.join(import.meta.dirname, "../workflows/histories");
/** What says where and by whom a history was recorded; replaying needs none of it. */
const unwanted = new Set(["identity", "stackTrace", "binaryChecksum"]);

async function record(plane: TestControlPlane, name: string, workflowId: string): Promise<void> {
  const history = await plane.client.workflow.getHandle(workflowId).fetchHistory();
  const text = JSON.stringify(history, (key, value: unknown) => (unwanted.has(key) ? "" : value));
  await writeFile(path.join(folder, `${name}.json`), `${text}\n`);
}

async function finish(plane: TestControlPlane, name: string, operation: UserOperation): Promise<void> {
  await plane.ended(operation, 120_000);
  await delay(500);
  await record(plane, `operation-${name}`, operationWorkflowId(operation.id));
}

async function recordAll(plane: TestControlPlane): Promise<void> {
  const clusterId = await plane.createCluster();
  await finish(plane, "start", await plane.change(clusterId, "start", testSpec()));

  const [task] = await plane.store.listTasks(clusterId);
  plane.machines.engines.crash(task?.machineId ?? "", `slipway-${task?.id}`);
  await eventually(async () => (await plane.store.nextOperation(clusterId)) !== null);
  const heal = await plane.store.nextOperation(clusterId);
  await finish(plane, "heal", { id: heal?.id ?? "", clusterId });

  const broken = testSpec({ env: { TOKEN: { secret: "missing" } } });
  await finish(plane, "apply-failed", await plane.change(clusterId, "apply", broken));
  await finish(plane, "stop", await plane.change(clusterId, "stop", null));
  await record(plane, "cluster", clusterWorkflowId(clusterId));

  const cancelled = await plane.change(clusterId, "start", testSpec());
  await eventually(async () => (await plane.provider.listMachines({ clusterId })).length > 0);
  await plane.cancel(cancelled);
  await finish(plane, "start-cancelled", cancelled);

  const large = await plane.createCluster();
  await finish(plane, "start-large", await plane.change(large, "start", testSpec({ workers: 60, web: 60 })));
}

const [postgres, temporal] = await Promise.all([startTestServer(), startTemporal()]);
const plane = await testControlPlane({ database: await createTestDatabase(postgres.adminUrl), address: temporal.address });
try {
  await mkdir(folder, { recursive: true });
  await plane.startWorker();
  await recordAll(plane);
} finally {
  await plane.close();
  await Promise.all([postgres.stop(), temporal.stop()]);
}
