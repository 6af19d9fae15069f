import type { ClusterSpec } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import { type ClusterState, clusterCan } from "@slipway/core/lifecycle";
import { machineSubnet } from "@slipway/core/networking";
import type { ClusterSnapshot } from "@slipway/core/planner";
import { readSnapshot } from "../execution/snapshot.ts";
import { freeSubnet } from "../free-subnet.ts";
import type { Cluster, ClusterRevision } from "../generated/prisma/client.ts";
import { fromJson, isoTime } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import { recordEvents } from "../record-events.ts";
import { found, lockCluster } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import { type ClusterWords, wordsOf } from "./cluster-words.ts";
import { holdProject } from "./projects.ts";
import type { ClusterRevisionRow, ClusterRow } from "./records.ts";

export type ClusterStore = ReturnType<typeof clusterStore>;

export function toClusterRow(row: Cluster): ClusterRow {
  return {
    id: row.id,
    teamId: row.teamId,
    projectId: row.projectId,
    name: row.name,
    ...wordsOf(row),
    state: row.state as ClusterState,
    subnet: row.subnetIndex === null ? "" : machineSubnet(row.subnetIndex),
    revision: row.revision,
    desiredRevision: row.desiredRevision,
    lastSequence: row.lastSequence,
    createdAt: isoTime(row.createdAt),
  };
}

function toRevisionRow({ teamId: _, ...row }: ClusterRevision): ClusterRevisionRow {
  return { ...row, spec: fromJson<ClusterSpec>(row.spec), createdAt: isoTime(row.createdAt) };
}

/** Deleted clusters are not found by any of these. */
export function clusterStore({ tx, teamId }: TeamScope) {
  const living = { teamId, deletedAt: null };

  return {
    /** In the team's default project, unless one is named. NOT_FOUND. CONFLICT: a living cluster has the name. CAPACITY: all subnets are taken. */
    async create({ name, actor, projectId }: { name: string; actor: string; projectId?: string }): Promise<ClusterRow> {
      const project = await holdProject({ tx, teamId }, projectId);
      // Serialises creations, so that the name is free still when the row is written.
      const subnetIndex = await freeSubnet(tx);
      if (await tx.cluster.findFirst({ where: { ...living, name }, select: { id: true } })) {
        throw new AppError("CONFLICT", `There is a cluster ${name} already.`);
      }
      const { id } = await tx.cluster.create({ data: { id: newId(), teamId, projectId: project, name, subnetIndex } });
      await recordEvents(tx, id, [{ type: "cluster.created", actor, data: { name } }]);
      return toClusterRow(await tx.cluster.findUniqueOrThrow({ where: { id } }));
    },
    async find(clusterId: string): Promise<ClusterRow | null> {
      const row = isId(clusterId) ? await tx.cluster.findUnique({ where: { id: clusterId, ...living } }) : null;
      return row && toClusterRow(row);
    },
    async findByName(name: string): Promise<ClusterRow | null> {
      const row = await tx.cluster.findFirst({ where: { ...living, name } });
      return row && toClusterRow(row);
    },
    /** Newest first. */
    async list(query: PageQuery): Promise<Page<ClusterRow>> {
      const rows = await tx.cluster.findMany({ ...pageArguments(query), where: living, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toClusterRow);
    },
    /** Holds the cluster until the transaction ends. NOT_FOUND. */
    async lock(clusterId: string): Promise<ClusterRow> {
      await lockCluster(tx, clusterId);
      return toClusterRow(found(await tx.cluster.findUnique({ where: { id: clusterId, ...living } }), "cluster", clusterId));
    },
    /** NOT_FOUND. */
    async describe(clusterId: string, words: Partial<ClusterWords>): Promise<ClusterRow> {
      await this.lock(clusterId);
      return toClusterRow(await tx.cluster.update({ where: { id: clusterId, ...living }, data: words }));
    },
    /** NOT_FOUND. */
    async move(clusterId: string, projectId: string): Promise<ClusterRow> {
      await this.lock(clusterId);
      const project = await holdProject({ tx, teamId }, projectId);
      return toClusterRow(await tx.cluster.update({ where: { id: clusterId, ...living }, data: { projectId: project } }));
    },
    /** Only a stopped cluster without machines: CONFLICT otherwise. Its history stays. */
    async remove(clusterId: string, actor: string): Promise<void> {
      const { state, name } = await this.lock(clusterId);
      const machines = await tx.machine.count({ where: { clusterId, state: { not: "gone" } } });
      const waiting = await tx.operation.count({ where: { clusterId, state: { in: ["pending", "running"] } } });
      if (!clusterCan(state, "delete") || machines > 0 || waiting > 0) {
        throw new AppError("CONFLICT", `Cluster ${name} is not stopped.`, { remedy: `Stop ${name} first.` });
      }
      await recordEvents(tx, clusterId, [{ type: "cluster.deleted", actor, data: { name } }]);
      await tx.cluster.update({ where: { id: clusterId }, data: { deletedAt: new Date(), subnetIndex: null } });
    },
    async findRevision(clusterId: string, number: number): Promise<ClusterRevisionRow | null> {
      const row = await tx.clusterRevision.findUnique({ where: { clusterId_number: { clusterId, number }, teamId } });
      return row && toRevisionRow(row);
    },
    /** Newest first. */
    async listRevisions(clusterId: string, limit: number): Promise<ClusterRevisionRow[]> {
      const rows = await tx.clusterRevision.findMany({ where: { clusterId, teamId }, orderBy: { number: "desc" }, take: limit });
      return rows.map(toRevisionRow);
    },
    /** What exists now, as planning wants it. */
    snapshot(clusterId: string): Promise<ClusterSnapshot> {
      return readSnapshot(tx, clusterId, Date.now());
    },
  };
}
