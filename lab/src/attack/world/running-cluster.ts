import type { RawCalls } from "@slipway/sdk";
import { type ClusterHandle, clusterHandle } from "../../testbed/cluster-handle.ts";
import { uniqueName } from "../document/sample-value.ts";
import type { RangeTeam } from "./range-team.ts";

const START_MS = 240_000;

/** A cluster with machines that are running and tasks that are. */
export interface RunningCluster {
  provider: string;
  id: string;
  handle: ClusterHandle;
  /** What runs on it. */
  version: string;
  /** A worker's id. */
  machine: string;
  /** Of the service `web`. */
  task: string;
}

const program = (provider: string): string => `
const { Container, Infrastructure, Machine } = require("slipway");
const machine = new Machine({ provider: "${provider}", cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
new Container({ name: "web", image: "busybox", command: ["sh", "-c", "echo up && exec sleep 2147483647"] }).deploy(infrastructure);
`;

/** Started and waited for; from then on the team's ids are of what runs there. */
export async function startRunningCluster(team: RangeTeam, api: RawCalls, provider: string): Promise<RunningCluster> {
  const { owner, ids } = team;
  const { id: blueprint } = await owner.make("POST", "/blueprints", { name: uniqueName() });
  const { id: version } = await owner.make("POST", `/blueprints/${blueprint}/versions`, {
    files: [{ path: "blueprint.js", content: program(provider) }],
  });
  const name = uniqueName();
  const { id } = await owner.make("POST", "/clusters", { name, project: ids.project });
  const handle = clusterHandle({ api, id, name, divisor: 1 });
  const operation = await handle.change("start", { blueprintVersionId: version });
  const ended = operation && (await handle.ended(operation.id, START_MS));
  if (ended?.state !== "succeeded") throw new Error(`the attacked cluster did not start: ${JSON.stringify(ended?.failure)}`);
  const [task] = (await handle.tasks()).filter(({ state }) => state === "running");
  if (!task) throw new Error("the attacked cluster runs no task");
  // Of the sample's version, which is on no real machine: whatever starts it by mistake starts nothing.
  const { id: plan } = await owner.make("POST", `/clusters/${id}/plans`, { blueprintVersionId: ids.version });
  Object.assign(ids, { cluster: id, operation: ended.id, plan, machine: task.machine, task: task.id });
  return { provider, id, handle, version, machine: task.machine, task: task.id };
}
