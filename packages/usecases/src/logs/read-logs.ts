import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields } from "../paging/schemas.ts";
import { findTask } from "../tasks/find-task.ts";
import { afterLine, logPage } from "./schemas.ts";

export const readLogs = defineUsecase({
  name: "logs.read",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/tasks/{task}/logs", status: 200 },
  summary: "What a task has printed; also after it has ended.",
  input: z.strictObject({ cluster: idOrName, task: idOrName, after: afterLine, limit: pageFields.limit, cursor: afterLine }),
  output: logPage,
  async prepare({ transaction, ports, actor }, { cluster, task, after, limit, cursor }) {
    const { id: taskId, clusterId } = await transaction(async (tx) => findTask(tx, await findCluster(tx, cluster), task));
    const { lines } = await ports.logs.read(actor.teamId, { clusterId, taskId, after: cursor ?? after, limit });
    return { items: lines, nextCursor: lines.at(-1)?.cursor ?? null };
  },
  run: async ({ prepared }) => prepared,
});
