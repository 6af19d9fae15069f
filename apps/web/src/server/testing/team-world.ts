import { appName } from "@slipway/adapters/task-runtime";
import { deriveId } from "@slipway/core/identity";
import type { Plan } from "@slipway/core/planner";
import { executionStore } from "@slipway/db";
import { createTestTeam } from "@slipway/db/testing";
import { callerWithRole, type KeyedCaller } from "./api-caller.ts";
import type { TestServices } from "./test-services.ts";

/** One of each thing that an operation can be asked about. */
export interface TeamWorld {
  teamId: string;
  admin: KeyedCaller;
  ids: {
    cluster: string;
    /** Never started. */
    idleCluster: string;
    blueprint: string;
    version: string;
    plan: string;
    operation: string;
    machine: string;
    task: string;
    key: string;
    secret: string;
  };
}

export const SAMPLE_PROGRAM = `
const { Container, Infrastructure, Machine, allowTraffic, publicInternet } = require("slipway");
const machine = new Machine({ provider: "fake" });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
const web = new Container({ name: "web", image: "caddy:2", env: { GREETING: args[0] || "hello" } });
allowTraffic(publicInternet, web, 80);
web.deploy(infrastructure);
infrastructure.deploy();
`;

/** A team with a running cluster of one machine and one task, made as the API and the worker make them. */
export async function makeTeamWorld(test: TestServices, name: string): Promise<TeamWorld> {
  const { teamId } = await createTestTeam(test.services.database);
  const admin = await callerWithRole(test.services, { teamId, role: "admin" });
  const make = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const { status, text, body: made } = await admin.call({ method: "POST", path, body });
    if (status >= 300 || !made) throw new Error(`POST ${path}: ${status} ${text}`);
    return made;
  };
  const idOf = async (path: string, body: unknown): Promise<string> => String((await make(path, body)).id);

  const blueprint = await idOf("/blueprints", { name: `${name}-shop` });
  const version = await idOf(`/blueprints/${blueprint}/versions`, { files: [{ path: "shop.js", content: SAMPLE_PROGRAM }] });
  const cluster = await idOf("/clusters", { name: `${name}-main` });
  const idleCluster = await idOf("/clusters", { name: `${name}-idle` });
  const started = await make(`/clusters/${cluster}/start`, { blueprintVersionId: version });
  const operation = String((started.operation as { id: string }).id);
  const { machine, task } = await bringUp(test, { teamId, clusterId: cluster, operationId: operation });
  const plan = await idOf(`/clusters/${cluster}/plans`, { blueprintVersionId: version });
  const key = await idOf("/keys", { name: "spare", role: "viewer" });
  const secret = `${name}-token`;
  await admin.call({ method: "PUT", path: `/secrets/${secret}`, body: { value: "s3cret" } });
  return { teamId, admin, ids: { cluster, idleCluster, blueprint, version, plan, operation, machine, task, key, secret } };
}

interface Started {
  teamId: string;
  clusterId: string;
  operationId: string;
}

/** What the worker would have done. */
async function bringUp(
  { services, machines }: TestServices,
  { teamId, clusterId, operationId }: Started,
): Promise<{ machine: string; task: string }> {
  const store = executionStore(services.database, { clock: services.ports.clock }).forTeam(teamId);
  const plan = oneOfEach(clusterId);
  const [machine, task] = [plan.machines[0]?.id ?? "", plan.tasks[0]?.id ?? ""];
  await services.ports.secrets.put({ teamId, scope: `cluster/${clusterId}`, name: "login-key" }, JSON.stringify({ privateKey: "none" }));
  const { target } = await store.loadOperation(operationId);
  await store.beginOperation(operationId);
  await store.savePlan(operationId, 1, plan);
  await store.patchMachine(machine, {
    state: "booting",
    ssh: { host: "127.0.0.1", port: 22 },
    hostKeyPublic: "ssh-ed25519 none",
    publicAddress: "127.0.0.1",
  });
  await store.patchMachine(machine, { state: "running", prepared: true });
  await store.patchTask(task, { state: "starting", machineId: machine });
  await store.patchTask(task, { state: "running", startedAt: new Date().toISOString() });
  await machines.engines.engineOf(machine).runContainer({ name: appName(task), image: "caddy:2", labels: {} });
  await services.ports.logs.append(teamId, [
    { clusterId, machineId: machine, taskId: task, stream: "stdout", time: new Date().toISOString(), text: "hello" },
  ]);
  await store.finishOperation(operationId, { state: "succeeded", clusterState: "running", to: target });
  return { machine, task };
}

function oneOfEach(seed: string): Plan {
  const id = (part: string): string => deriveId(seed, part);
  const where = { nodeId: id("node"), address: "10.128.16.1" };
  return {
    planVersion: 1,
    changes: [],
    placements: [],
    unplaced: [],
    nodes: [{ id: where.nodeId, name: "worker-1", role: "worker", group: "worker", ordinal: 1, privateAddress: "10.64.0.50" }],
    machines: [{ id: id("machine"), nodeId: where.nodeId, provider: "fake", shapeHash: "shape", priceUsdPerHour: 0 }],
    tasks: [
      {
        id: id("task"),
        service: "web",
        slot: 1,
        name: "web-1",
        ...where,
        configHash: "c",
        firewallHash: "f",
        publicPorts: [80],
        cpu: 0,
        memoryMib: 0,
      },
    ],
    slices: { web: { firstUnit: 16, units: 1 } },
    retireNodeIds: [],
    steps: [
      { key: "task.start web-1", kind: "task.start", nodeId: where.nodeId, input: { taskId: id("task") }, dependsOn: [], estimateMs: 1 },
    ],
    price: { beforeUsdPerHour: 0, afterUsdPerHour: 0 },
  };
}
