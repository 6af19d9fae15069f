import { AppError } from "@slipway/core/errors";
import type { LogLine, LogQuery, LogStore } from "@slipway/core/ports";
import type { Tx } from "./connections.ts";
import { connectionsOf, type Database } from "./database.ts";
import type { Prisma } from "./generated/prisma/client.ts";
import { isoTime, withoutNul } from "./json.ts";

export interface LogStoreOptions {
  /** Lines kept per cluster, the newest; about: up to a tenth more between two trims. Default 50,000. */
  keptLines?: number;
}

const MAX_TEXT = 16_384;

function cursorId(cursor: string): bigint {
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

    read: (teamId, query) =>
      inTeam(teamId, async (tx) => {
        const { clusterId, after, order = "oldest", limit } = query;
        const newest = await tx.logLine.findFirst({ where: { teamId, clusterId }, orderBy: { id: "desc" }, select: { id: true } });
        if (newest === null || (after !== undefined && newest.id <= cursorId(after))) return { lines: [], latest: cursorOf(newest) };
        const where = { teamId, clusterId, AND: await conditions(tx, query, newest.id) };
        const rows = await tx.logLine.findMany({ where, orderBy: { id: order === "oldest" ? "asc" : "desc" }, take: limit });
        const lines = rows.map(({ id, teamId: _, ...row }) => ({ ...row, time: isoTime(row.time), cursor: String(id) }));
        return { lines, latest: cursorOf(newest) };
      }),
  };
}

const cursorOf = (row: { id: bigint } | null): string | null => row && String(row.id);

/** Nothing newer than `newest`: who follows goes on from there, and what came meanwhile must not be skipped. */
async function conditions(tx: Tx, query: LogQuery, newest: bigint): Promise<Prisma.LogLineWhereInput[]> {
  const { taskId, machineId, stream, since, until, text, after, before } = query;
  return [
    { taskId, machineId, stream, id: { lte: newest } },
    ...(after === undefined ? [] : [{ id: { gt: cursorId(after) } }]),
    ...(before === undefined ? [] : [{ id: { lt: cursorId(before) } }]),
    ...(query.service === undefined ? [] : [{ taskId: { in: await taskIdsOf(tx, query.clusterId, query.service) } }]),
    { time: { gte: since && new Date(since), lt: until && new Date(until) } },
    ...(text === undefined ? [] : [{ text: { contains: literally(text), mode: "insensitive" as const } }]),
  ];
}

async function taskIdsOf(tx: Tx, clusterId: string, service: string): Promise<string[]> {
  const tasks = await tx.task.findMany({ where: { clusterId, service }, select: { id: true } });
  return tasks.map(({ id }) => id);
}

/** `%` and `_` stand for themselves: the client hands them to LIKE as they are. */
const literally = (text: string): string => withoutNul(text).replace(/[\\%_]/g, "\\$&");

function toRow(teamId: string, line: LogLine) {
  return { ...line, teamId, time: new Date(line.time), text: withoutNul(line.text).slice(0, MAX_TEXT) };
}
