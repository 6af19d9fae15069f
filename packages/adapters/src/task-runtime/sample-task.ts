import type { TaskRequest } from "./task-request.ts";

/** A task for tests, complete but for what the test is about. */
export function sampleTask(changes: Partial<TaskRequest> = {}): TaskRequest {
  return {
    taskId: "task-1",
    clusterId: "cluster-1",
    clusterName: "demo",
    service: "web",
    name: "web-1",
    hostname: "web-1",
    address: "10.128.16.1",
    overlay: "app",
    aliases: ["web", "web-1"],
    image: "busybox",
    command: [],
    env: {},
    files: {},
    secretEnv: {},
    secretFiles: {},
    publicPorts: [],
    cpu: 0,
    memoryMib: 0,
    configHash: "c1",
    nftables: "table inet slipway {}\n",
    ...changes,
  };
}
