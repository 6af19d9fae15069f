import { toTaskRecord, withAllocations } from "../execution/task-rows.ts";
import type { Allocation, Task } from "../generated/prisma/client.ts";
import { isoTime, isoTimeOrNull } from "../json.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { TaskRow } from "./records.ts";

export type TaskStore = ReturnType<typeof taskStore>;

function toTaskRow({ task, allocation }: { task: Task; allocation: Allocation | undefined }): TaskRow {
  return {
    ...toTaskRecord(task, allocation),
    cpu: allocation?.cpu ?? 0,
    memoryMib: allocation?.memoryMib ?? 0,
    createdAt: isoTime(task.createdAt),
    endedAt: isoTimeOrNull(task.endedAt),
  };
}

export function taskStore({ tx, teamId }: TeamScope) {
  return {
    /** By service and slot; those that have ended only when asked for. */
    async list(query: PageQuery & { clusterId: string; service?: string; includeEnded?: boolean }): Promise<Page<TaskRow>> {
      const { clusterId, service } = query;
      const where = { teamId, clusterId, service, endedAt: query.includeEnded ? undefined : null };
      const orderBy = [{ service: "asc" }, { slot: "asc" }, { id: "asc" }] as const;
      const tasks = await tx.task.findMany({ ...pageArguments(query), where, orderBy: [...orderBy] });
      const { items, nextCursor } = pageOf(tasks, query.limit, (task) => task);
      return { items: (await withAllocations(tx, items)).map(toTaskRow), nextCursor };
    },
    async find(taskId: string): Promise<TaskRow | null> {
      const task = isId(taskId) ? await tx.task.findUnique({ where: { id: taskId, teamId } }) : null;
      const [row] = task ? await withAllocations(tx, [task]) : [];
      return row ? toTaskRow(row) : null;
    },
    /** The one that holds the name now, such as `web-1`. */
    async findByName(clusterId: string, name: string): Promise<TaskRow | null> {
      const task = await tx.task.findFirst({ where: { teamId, clusterId, name, endedAt: null }, orderBy: { createdAt: "desc" } });
      const [row] = task ? await withAllocations(tx, [task]) : [];
      return row ? toTaskRow(row) : null;
    },
  };
}
