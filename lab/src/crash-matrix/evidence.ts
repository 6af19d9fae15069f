import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../../apps/cli/src/local/home.ts";
import { runCommand } from "../auditor/run-command.ts";
import { type ClusterHandle, containersWith } from "../testbed/index.ts";
import type { Scene } from "./scene.ts";

/** Of the container $0: what it printed, which processes run in it, how Docker sees it. */
const machineState = 'exec 2>&1; docker logs --tail 200 "$0"; docker top "$0"; docker inspect "$0"; true';

/** Keeps what tells why a run failed: the cluster as the API shows it, its operations' steps, its events, its machines and the worker's log. Returns the folder. */
export async function keepEvidence({ bed, crash }: Scene, cluster: ClusterHandle): Promise<string> {
  const folder = path.join(projectRoot, ".slipway", "crash-matrix", `${cluster.name}-${cluster.id.slice(0, 8)}`);
  mkdirSync(folder, { recursive: true });
  const operations = await cluster.operations();
  const seen = {
    cluster: await cluster.get(),
    machines: await cluster.machines(),
    tasks: await cluster.tasks(),
    operations: await Promise.all(operations.map(({ id }) => bed.api.get(`/operations/${id}`))),
    events: await cluster.events(),
  };
  writeFileSync(path.join(folder, "cluster.json"), JSON.stringify(seen, null, 2));
  writeFileSync(path.join(folder, "journal"), crash.journal().join("\n"));
  for (const container of await containersWith(`slipway.cluster_id=${cluster.id}`)) {
    writeFileSync(path.join(folder, `machine-${container.slice(0, 12)}.log`), await runCommand("sh", ["-c", machineState, container]));
  }
  for (const name of ["worker.log", "supervisor.log"]) copyFileSync(path.join(bed.control.home.logs, name), path.join(folder, name));
  return folder;
}
