import type { ClusterSpec } from "@slipway/core/blueprint";
import { type ClusterState, clusterStates } from "@slipway/core/lifecycle";
import { machineSubnet } from "@slipway/core/networking";
import type { ClusterPatch, ClusterRecord } from "@slipway/core/ports";
import type { Tx } from "../connections.ts";
import type { Cluster } from "../generated/prisma/client.ts";
import { fromJson } from "../json.ts";
import type { NewEvent } from "../record-events.ts";
import { found } from "../rows.ts";
import { differences, nextState } from "./next-state.ts";
import type { ExecutionScope } from "./scope.ts";

export type NumberedSpec = { revision: number; spec: ClusterSpec } | null;

/** Specs by revision number; null stays null: nothing at all. */
export async function readSpecs(tx: Tx, clusterId: string, numbers: (number | null)[]): Promise<NumberedSpec[]> {
  const wanted = numbers.filter((number) => number !== null);
  const rows = wanted.length > 0 ? await tx.clusterRevision.findMany({ where: { clusterId, number: { in: wanted } } }) : [];
  const byNumber = new Map(rows.map((row) => [row.number, fromJson<ClusterSpec>(row.spec)]));
  return numbers.map((number) => {
    if (number === null) return null;
    return { revision: number, spec: found(byNumber.get(number) ?? null, "cluster revision", `${clusterId}/${number}`) };
  });
}

export async function readCluster(tx: Tx, clusterId: string): Promise<ClusterRecord> {
  const row = found(await tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
  const [desired = null] = await readSpecs(tx, clusterId, [row.desiredRevision]);
  const { id, teamId, name } = row;
  return { id, teamId, name, state: row.state as ClusterState, subnet: machineSubnet(row.subnetIndex ?? 0), desired };
}

/** Under the cluster's lock. Returns the events, not recorded yet; null: nothing differed. */
export async function changeCluster(
  { tx }: ExecutionScope,
  cluster: Cluster,
  patch: ClusterPatch & { lenient?: boolean; operationId?: string },
): Promise<NewEvent[] | null> {
  const { lenient, operationId, state: to, ...plain } = patch;
  const from = cluster.state as ClusterState;
  const state = nextState({ table: clusterStates, subject: `cluster ${cluster.name}`, from, to, lenient });
  const data = differences(cluster, { ...plain, state });
  if (Object.keys(data).length === 0) return null;
  await tx.cluster.update({ where: { id: cluster.id }, data });
  return state === from ? [] : [{ type: "cluster.state_changed", operationId, data: { from, to: state } }];
}
