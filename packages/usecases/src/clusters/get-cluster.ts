import { type ClusterSpec, PUBLIC } from "@slipway/core/blueprint";
import type { MachineRow, TaskRow } from "@slipway/db";
import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { openOperations } from "../operations/open-operations.ts";
import { idOrName } from "../paging/schemas.ts";
import { findCluster } from "./find-cluster.ts";
import { cluster } from "./schemas.ts";

/** More than a cluster may have of either. */
const ALL = 200_000;

export const getCluster = defineUsecase({
  name: "clusters.get",
  kind: "query",
  kept: "cluster",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}", status: 200 },
  summary: "What is wanted, what is there, and where it answers.",
  input: z.strictObject({ cluster: idOrName }),
  output: cluster,
  async run({ tx, answersFor }, input) {
    const row = await findCluster(tx, input.cluster);
    answersFor(row.id);
    const revision = row.desiredRevision === null ? null : await tx.clusters.findRevision(row.id, row.desiredRevision);
    const machines = (await tx.machines.list({ clusterId: row.id, limit: ALL })).items;
    const tasks = (await tx.tasks.list({ clusterId: row.id, limit: ALL })).items;
    const spec = revision?.spec ?? null;
    const wantedMachines = (spec?.nodeGroups ?? []).reduce((sum, group) => sum + group.count, 0);
    return {
      ...row,
      desired: revision && { revision: revision.number, blueprintVersionId: revision.blueprintVersionId, spec: revision.spec },
      machines: { desired: wantedMachines, running: machines.filter((machine) => machine.state === "running").length },
      services: serviceCounts(spec, tasks),
      urls: spec ? publicUrls(spec, machines, tasks) : [],
      operation: (await openOperations(tx, row.id))[0] ?? null,
    };
  },
});

/** Services and load balancers, wanted ones first, then what still runs and should not. */
function serviceCounts(spec: ClusterSpec | null, tasks: TaskRow[]): { name: string; desired: number; running: number }[] {
  const desired = new Map([
    ...(spec?.services ?? []).map(({ name, count }) => [name, count] as const),
    ...(spec?.loadBalancers ?? []).map(({ name }) => [name, 1] as const),
  ]);
  for (const { service } of tasks) if (!desired.has(service)) desired.set(service, 0);
  const running = (name: string) => tasks.filter((task) => task.service === name && task.state === "running").length;
  return [...desired].map(([name, count]) => ({ name, desired: count, running: running(name) }));
}

/** One URL per public port and machine that runs a task answering there. */
function publicUrls(spec: ClusterSpec, machines: MachineRow[], tasks: TaskRow[]): string[] {
  const exposed = new Set(spec.connections.filter(({ from }) => from === PUBLIC).map(({ to }) => to));
  const addresses = new Map(machines.map(({ id, publicAddress }) => [id, publicAddress]));
  const urls = tasks
    .filter(({ service, state }) => exposed.has(service) && state === "running")
    .flatMap(({ machineId, publicPorts }) => {
      const address = machineId ? addresses.get(machineId) : null;
      return address ? publicPorts.map((port) => `http://${address}:${port}`) : [];
    });
  return [...new Set(urls)];
}
