import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields } from "../paging/schemas.ts";
import { findLogSource } from "./find-log-source.ts";
import { afterLine, clusterLogPage, logFilters } from "./schemas.ts";

export const listLogs = defineUsecase({
  name: "logs.list",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/logs", status: 200 },
  summary: "A cluster's log, narrowed down by service, task, machine, stream, time and text; what is gone is in it too.",
  input: z.strictObject({
    cluster: idOrName,
    ...logFilters,
    order: z.enum(["oldest", "newest"]).default("oldest").meta({ description: "Which lines come first." }),
    after: afterLine,
    limit: pageFields.limit,
    cursor: afterLine,
  }),
  output: clusterLogPage,
  async prepare({ transaction, ports, actor }, { order, after, limit, cursor, ...filters }) {
    const source = await transaction((tx) => findLogSource(tx, filters));
    const place = order === "oldest" ? { after: cursor ?? after } : { after, before: cursor };
    const { lines, latest } = await ports.logs.read(actor.teamId, { ...source, ...place, order, limit });
    return { items: lines, nextCursor: lines.at(-1)?.cursor ?? null, latest };
  },
  run: async ({ prepared }) => prepared,
});
