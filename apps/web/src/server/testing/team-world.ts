import { randomUUID } from "node:crypto";
import { appName } from "@slipway/adapters/task-runtime";
import { planConvergence } from "@slipway/core/planner";
import { executionStore } from "@slipway/db";
import { teamAdmin } from "@slipway/db/system";
import { createTestTeam } from "@slipway/db/testing";
import { callerWithKey, type KeyedCaller } from "./api-caller.ts";
import type { TestServices } from "./test-services.ts";

/** One of each thing that an operation can be asked about. */
export interface TeamWorld {
  teamId: string;
  slug: string;
  /** The owner. */
  userId: string;
  admin: KeyedCaller;
  ids: {
    cluster: string;
    /** Never started. */
    idleCluster: string;
    blueprint: string;
    version: string;
    plan: string;
    operation: string;
    /** Of a cluster of its own that did not start. */
    failedOperation: string;
    machine: string;
    task: string;
    key: string;
    secret: string;
    /** No cluster is on it. */
    unusedBlueprint: string;
    project: string;
    /** Somebody's user id. */
    member: string;
    invitation: string;
    serviceAccount: string;
    webhook: string;
    delivery: string;
  };
}

export const SAMPLE_PROGRAM = `
const { Container, Infrastructure, Machine, Secret, allowTraffic, publicInternet } = require("slipway");
const machine = new Machine({ provider: "fake" });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
const web = new Container({ name: "web", image: "caddy:2", env: { GREETING: args[0] || "hello", TOKEN: new Secret("api-token") } });
allowTraffic(publicInternet, web, 80);
web.deploy(infrastructure);
`;

/** A team with a running cluster of one machine and one task, made as the API and the worker make them. */
export async function makeTeamWorld(test: TestServices, name: string): Promise<TeamWorld> {
  const { teamId, userId, slug } = await createTestTeam(test.services.database);
  const admin = await callerWithKey(test.services, { teamId, role: "admin" });
  const make = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const { status, text, body: made } = await admin.call({ method: "POST", path, body });
    if (status >= 300) throw new Error(`POST ${path}: ${status} ${text}`);
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
  const failedOperation = await failToStart(test, teamId, {
    cluster: await idOf("/clusters", { name: `${name}-failed` }),
    start: async (id) => String(((await make(`/clusters/${id}/start`, { blueprintVersionId: version })).operation as { id: string }).id),
  });
  const plan = await idOf(`/clusters/${cluster}/plans`, { blueprintVersionId: version });
  const key = await idOf("/keys", { name: "spare", readOnly: true });
  const secret = `${name}-token`;
  await admin.call({ method: "PUT", path: `/secrets/${secret}`, body: { value: "s3cret" } });
  return {
    teamId,
    slug,
    userId,
    admin,
    ids: {
      ...{ cluster, idleCluster, blueprint, version, plan, operation, failedOperation, machine, task, key, secret },
      ...(await makeSpares(test, { teamId, name })),
    },
  };
}

/** What an operation may take away, fresh each time it is asked. */
export async function makeSpares(test: TestServices, { teamId, name }: { teamId: string; name: string }) {
  const { database } = test.services;
  const unique = `${name}-${randomUUID().slice(0, 8)}`;
  const someone = { email: `${unique}@people.test`, name: unique, passwordHash: "none" };
  const { userId: member } = await teamAdmin(database).addMember(teamId, someone, "viewer");
  return database.forTeam(teamId).transaction(async (tx) => {
    const { id: project } = await tx.projects.create(unique);
    const { id: serviceAccount } = await tx.serviceAccounts.create({ name: unique, role: "viewer", createdBy: "test" });
    const open = { role: "viewer", tokenHash: unique, createdBy: "test", expiresAt: new Date(Date.now() + 60_000) } as const;
    const { id: invitation } = await tx.invitations.create({ email: `invited-${unique}@people.test`, ...open });
    const { id: unusedBlueprint } = await tx.blueprints.create(unique);
    // A team has only so many webhooks: those of the last time go.
    const { items } = await tx.webhooks.list({ limit: 200 });
    for (const { id, description } of items) if (description.startsWith(`${name}-`)) await tx.webhooks.remove(id);
    const everything = { types: [], clusterIds: [], projectIds: [] };
    const hook = { ...everything, url: "https://hooks.example.com/", description: unique, secretName: unique, createdBy: "test" };
    const { id: webhook } = await tx.webhooks.create(hook);
    const { id: delivery } = await tx.deliveries.addTest(webhook, "test");
    return { project, member, invitation, serviceAccount, unusedBlueprint, webhook, delivery };
  });
}

interface Started {
  teamId: string;
  clusterId: string;
  operationId: string;
}

interface Failing {
  cluster: string;
  start(clusterId: string): Promise<string>;
}

/** A start that the worker has given up. */
async function failToStart(test: TestServices, teamId: string, { cluster, start }: Failing): Promise<string> {
  const operationId = await start(cluster);
  const store = executionStore(test.services.database, { clock: test.services.ports.clock }).forTeam(teamId);
  await store.beginOperation(operationId);
  const failure = { code: "CAPACITY", message: "No machine of that kind is to be had." } as const;
  await store.finishOperation(operationId, { state: "failed", clusterState: "stopped", to: null, failure });
  return operationId;
}

/** What the worker would have done. */
async function bringUp(test: TestServices, { teamId, clusterId, operationId }: Started): Promise<{ machine: string; task: string }> {
  const { database, ports } = test.services;
  const store = executionStore(database, { clock: ports.clock }).forTeam(teamId);
  await ports.secrets.put({ teamId, scope: `cluster/${clusterId}`, name: "login-key" }, JSON.stringify({ privateKey: "none" }));
  const { target } = await store.loadOperation(operationId);
  const snapshot = await store.snapshot(clusterId);
  const plan = planConvergence({ target: target?.spec ?? null, snapshot, seed: operationId, now: Date.now(), prices: () => 0 });
  await store.beginOperation(operationId);
  await store.savePlan(operationId, 1, plan);

  const reachable = { ssh: { host: "127.0.0.1", port: 22 }, hostKeyPublic: "ssh-ed25519 none", publicAddress: "127.0.0.1" };
  for (const { id } of plan.machines) {
    await store.patchMachine(id, { state: "booting", ...reachable });
    await store.patchMachine(id, { state: "running", prepared: true, engineNodeId: id });
  }
  const [task] = plan.tasks;
  const machine = plan.machines.find(({ nodeId }) => nodeId === task?.nodeId);
  if (!task || !machine) throw new Error("the sample program has a task on a machine");
  await store.patchTask(task.id, { state: "starting", machineId: machine.id });
  await store.patchTask(task.id, { state: "running", startedAt: new Date().toISOString() });
  await store.patchCluster(clusterId, { networkEnsured: true, swarm: "up", overlayEnsured: true });
  const engine = test.machines.engines.engineOf(machine.id);
  await engine.pullImage("caddy:2");
  await engine.runContainer({ name: appName(task.id), image: "caddy:2", labels: {} });
  const line = { clusterId, machineId: machine.id, taskId: task.id, stream: "stdout", time: new Date().toISOString(), text: "hello" };
  await ports.logs.append(teamId, [line]);
  await store.finishOperation(operationId, { state: "succeeded", clusterState: "running", to: target });
  return { machine: machine.id, task: task.id };
}
