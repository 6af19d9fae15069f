import { randomUUID } from "node:crypto";
import { type ClusterSpec, clusterSpec, nodeGroup } from "@slipway/core/blueprint";
import { machineShapeHash, type Plan } from "@slipway/core/planner";
import type { Database } from "../database.ts";
import type { ClusterRow } from "../stores/records.ts";

const worker = nodeGroup.parse({ name: "worker", role: "worker", count: 2, provider: "fake", memoryMib: 1024 });

/** One master, two workers, three tasks of `web`. */
export const testSpec: ClusterSpec = clusterSpec.parse({
  specVersion: 1,
  nodeGroups: [{ name: "master", role: "master", count: 1, provider: "fake" }, worker],
  services: [{ name: "web", image: "caddy:2", count: 3 }],
});

export function createTestCluster(database: Database, teamId: string, name = "demo"): Promise<ClusterRow> {
  return database.forTeam(teamId).transaction((tx) => tx.clusters.create({ name, actor: "user/test" }));
}

/** Accepts a start of `spec` and returns the operation's id. */
export async function acceptTestStart(database: Database, cluster: ClusterRow, spec: ClusterSpec = testSpec): Promise<string> {
  const change = { clusterId: cluster.id, kind: "start", spec, blueprintVersionId: null, actor: "user/test" } as const;
  return (await database.forTeam(cluster.teamId).transaction((tx) => tx.operations.accept(change))).id;
}

/** One worker with one task, and steps that depend on each other. */
export function testPlan(): Plan & { nodeId: string; machineId: string; taskId: string } {
  const [nodeId, machineId, taskId] = [randomUUID(), randomUUID(), randomUUID()];
  const step = { nodeId, estimateMs: 100 };
  return {
    nodeId,
    machineId,
    taskId,
    planVersion: 1,
    changes: [],
    placements: [],
    unplaced: [],
    nodes: [{ id: nodeId, name: "worker-1", role: "worker", group: "worker", ordinal: 1, privateAddress: "10.64.1.0" }],
    machines: [{ id: machineId, nodeId, provider: "fake", shapeHash: machineShapeHash(worker), priceUsdPerHour: 0.01 }],
    tasks: [
      {
        id: taskId,
        service: "web",
        slot: 1,
        name: "web-1",
        nodeId,
        configHash: "c1",
        firewallHash: "f1",
        address: "10.128.16.2",
        publicPorts: [80],
        cpu: 0.5,
        memoryMib: 128,
      },
    ],
    slices: { web: { firstUnit: 16, units: 1 } },
    retireNodeIds: [],
    steps: [
      { ...step, key: "machine.create worker-1", kind: "machine.create", input: { nodeId, machineId }, dependsOn: [] },
      {
        ...step,
        key: "task.start web-1",
        kind: "task.start",
        input: { nodeId, machineId, taskId },
        dependsOn: ["machine.create worker-1"],
      },
    ],
    price: { beforeUsdPerHour: 0, afterUsdPerHour: 0.01 },
  };
}
