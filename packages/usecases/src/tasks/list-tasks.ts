import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields, pageOf } from "../paging/schemas.ts";
import { task } from "./schemas.ts";

export const listTasks = defineUsecase({
  name: "tasks.list",
  kind: "query",
  kept: "cluster",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/tasks", status: 200 },
  summary: "The cluster's tasks that have not ended, by service and slot.",
  input: z.strictObject({ cluster: idOrName, service: z.string().max(63).optional(), ...pageFields }),
  output: pageOf(task),
  async run({ tx, answersFor }, { cluster, ...query }) {
    const { id } = await findCluster(tx, cluster);
    answersFor(id);
    const { items, nextCursor } = await tx.tasks.list({ ...query, clusterId: id });
    return { items: items.map((row) => ({ ...row, machine: row.machineId })), nextCursor };
  },
});
