import { AppError } from "@slipway/core/errors";
import type { LogLine, LogStore } from "@slipway/core/ports";
import type { Tx } from "./connections.ts";
import { connectionsOf, type Database } from "./database.ts";
import { isoTime, withoutNul } from "./json.ts";

export interface LogStoreOptions {
  /** Lines kept per cluster, the newest; about: up to a tenth more between two trims. Default 50,000. */
  keptLines?: number;
}

const MAX_TEXT = 16_384;

function cursorId(cursor: string | undefined): bigint {
  if (cursor === undefined) return 0n;
  if (!/^\d{1,18}$/.test(cursor))
    throw new AppError("INVALID_INPUT", "The cursor is not one of ours.", { remedy: "Leave it out to start again." });
  return BigInt(cursor);
}

/** Lines in the database; who follows them polls with the last cursor. */
export function logStore(database: Database, { keptLines = 50_000 }: LogStoreOptions = {}): LogStore {
  const { inTeam } = connectionsOf(database);
  const sinceTrim = new Map<string, number>();

  async function trimNowAndThen(tx: Tx, clusterId: string, added: number): Promise<void> {
    const count = (sinceTrim.get(clusterId) ?? 0) + added;
    sinceTrim.set(clusterId, count);
    if (count < keptLines / 10) return;
    sinceTrim.set(clusterId, 0);
    const newestFirst = { where: { clusterId }, orderBy: { id: "desc" }, skip: keptLines, select: { id: true } } as const;
    const surplus = await tx.logLine.findFirst(newestFirst);
    if (surplus) await tx.logLine.deleteMany({ where: { clusterId, id: { lte: surplus.id } } });
  }

  return {
    append: (teamId, lines) =>
      inTeam(teamId, async (tx) => {
        const byCluster = Map.groupBy(lines, (line) => line.clusterId);
        // In one order, so that two writers of the same clusters do not wait for each other.
        for (const [clusterId, own] of [...byCluster].sort(([a], [b]) => (a < b ? -1 : 1))) {
          // Ids are committed in their order: who reads after a cursor misses none.
          await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`logs/${clusterId}`}, 0))::text`;
          await tx.logLine.createMany({ data: own.map((line) => toRow(teamId, line)) });
          await trimNowAndThen(tx, clusterId, own.length);
        }
      }),

    read: (teamId, { clusterId, taskId, machineId, after, limit }) =>
      inTeam(teamId, async (tx) => {
        const where = { teamId, clusterId, taskId, machineId, id: { gt: cursorId(after) } };
        const rows = await tx.logLine.findMany({ where, orderBy: { id: "asc" }, take: limit });
        return { lines: rows.map(({ id, teamId: _, ...row }) => ({ ...row, time: isoTime(row.time), cursor: String(id) })) };
      }),
  };
}

function toRow(teamId: string, line: LogLine) {
  return { ...line, teamId, time: new Date(line.time), text: withoutNul(line.text).slice(0, MAX_TEXT) };
}
