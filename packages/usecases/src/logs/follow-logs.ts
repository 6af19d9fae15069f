import { z } from "zod";
import { defineStream } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findLogSource } from "./find-log-source.ts";
import { followLog } from "./follow-log.ts";
import { afterLine, logFilters, logLine } from "./schemas.ts";

export const followLogs = defineStream({
  name: "logs.follow",
  kind: "stream",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/logs/stream" },
  summary: "A cluster's log lines as they come, narrowed down; resumes after Last-Event-ID or `after`.",
  input: z.strictObject({ cluster: idOrName, ...logFilters, after: afterLine }),
  output: logLine,
  open: async (tx, { after, ...filters }) => ({ ...(await findLogSource(tx, filters)), after }),
  items: (scope, opened, signal) => followLog(scope, opened, signal),
});
