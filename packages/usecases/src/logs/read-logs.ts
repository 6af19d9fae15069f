import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields } from "../paging/schemas.ts";
import { findLogSource } from "./find-log-source.ts";
import { afterLine, lineFilters, logPage } from "./schemas.ts";

export const readLogs = defineUsecase({
  name: "logs.read",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/tasks/{task}/logs", status: 200 },
  summary: "What a task has printed; also after it has ended.",
  input: z.strictObject({
    cluster: idOrName,
    task: idOrName,
    ...lineFilters,
    after: afterLine,
    limit: pageFields.limit,
    cursor: afterLine,
  }),
  output: logPage,
  async prepare({ transaction, ports, actor }, { after, limit, cursor, ...filters }) {
    const source = await transaction((tx) => findLogSource(tx, filters));
    const { lines } = await ports.logs.read(actor.teamId, { ...source, after: cursor ?? after, limit });
    return { items: lines, nextCursor: lines.at(-1)?.cursor ?? null };
  },
  run: async ({ prepared }) => prepared,
});
