import type { Schemas } from "@slipway/sdk";
import type { Command } from "commander";
import { table } from "../table.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

/** `clusters`, `ps`, `operations`: what there is. */
export function clusterVerbs(program: Command): void {
  runVerb(program.command("clusters").description("list the team's clusters"), listClusters);
  runVerb(program.command("ps").description("machines and tasks of a cluster").argument("<cluster>"), showCluster);
  runVerb(program.command("operations").description("what was done to a cluster, newest first").argument("<cluster>"), listOperations);
}

async function listClusters(context: VerbContext): Promise<VerbResult> {
  const clusters = await context.api().clusters.list.all();
  return {
    document: { clusters },
    text: table(
      ["NAME", "STATE", "CREATED", "ID"],
      clusters.map(({ name, state, createdAt, id }) => [name, state, createdAt, id]),
    ),
  };
}

async function showCluster(context: VerbContext, [name = ""]: string[]): Promise<VerbResult> {
  const api = context.api();
  const [cluster, machines, tasks] = await Promise.all([
    api.clusters.get({ cluster: name }),
    api.machines.list.all({ cluster: name }),
    api.tasks.list.all({ cluster: name }),
  ]);
  machines.sort(byName);
  tasks.sort(byName);
  const document = { cluster: cluster.name, id: cluster.id, state: cluster.state, urls: cluster.urls, machines, tasks };
  return { document, text: describeCluster(cluster, machines, tasks) };
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, "en", { numeric: true });

function describeCluster(cluster: Schemas["Cluster"], machines: Schemas["Machine"][], tasks: Schemas["Task"][]): string {
  const names = new Map(machines.map(({ id, name }) => [id, name]));
  return [
    `${cluster.name}: ${cluster.state}${cluster.urls.length > 0 ? `  ${cluster.urls.join(" ")}` : ""}`,
    "",
    table(
      ["MACHINE", "ROLE", "STATE", "PROVIDER", "ADDRESS"],
      machines.map((machine) => [machine.name, machine.role, machine.state, machine.provider, machine.address]),
    ),
    "",
    table(
      ["TASK", "SERVICE", "STATE", "MACHINE", "STARTED", "RESTARTS"],
      tasks.map((task) => [
        task.name,
        task.service,
        task.state,
        names.get(task.machine ?? "") ?? task.machine,
        task.startedAt,
        task.restartCount,
      ]),
    ),
  ].join("\n");
}

async function listOperations(context: VerbContext, [name = ""]: string[]): Promise<VerbResult> {
  const operations = await context.api().operations.list.all({ cluster: name });
  const rows = operations.map(({ kind, state, createdAt, endedAt, createdBy, id }) => [kind, state, createdAt, endedAt, createdBy, id]);
  return { document: { operations }, text: table(["KIND", "STATE", "CREATED", "ENDED", "BY", "ID"], rows) };
}
