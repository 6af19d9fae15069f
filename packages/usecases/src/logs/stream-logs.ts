import { z } from "zod";
import { defineStream } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findLogSource } from "./find-log-source.ts";
import { followLog } from "./follow-log.ts";
import { afterLine, lineFilters, logLine } from "./schemas.ts";

export const streamLogs = defineStream({
  name: "logs.stream",
  kind: "stream",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/tasks/{task}/logs/stream" },
  summary: "A task's log lines as they come; resumes after Last-Event-ID or `after`.",
  input: z.strictObject({ cluster: idOrName, task: idOrName, ...lineFilters, after: afterLine }),
  output: logLine,
  open: async (tx, { after, ...filters }) => ({ ...(await findLogSource(tx, filters)), after }),
  items: (scope, opened, signal) => followLog(scope, opened, signal),
});
