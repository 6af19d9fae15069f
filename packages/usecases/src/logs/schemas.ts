import { z } from "zod";
import { idOrName, timestamp } from "../paging/schemas.ts";

export const logStreams = ["stdout", "stderr", "boot", "step"] as const;

export const logLine = z
  .object({
    cursor: z.string(),
    machineId: z.string(),
    taskId: z.string().nullable(),
    stream: z.string(),
    time: timestamp,
    text: z.string(),
  })
  .meta({ id: "LogLine" });
export type LogItem = z.output<typeof logLine>;

export const logPage = z
  .object({
    items: z.array(logLine),
    nextCursor: z.string().nullable().meta({ description: "Give it as `cursor` for what follows; null when there was nothing." }),
  })
  .meta({ id: "LogPage" });
export type LogPage = z.output<typeof logPage>;

export const clusterLogPage = logPage
  .extend({
    latest: z.string().nullable().meta({ description: "The cluster's newest line, whether it matches or not: follow from after it." }),
  })
  .meta({ id: "ClusterLogPage" });

export const afterLine = z
  .string()
  .regex(/^\d{1,18}$/, "must be a line's cursor")
  .optional()
  .meta({ description: "The cursor of the last line had." });

const moment = z.iso.datetime({ offset: true }).optional();

/** What narrows a log down, whichever way it is read. */
export const lineFilters = {
  stream: z.enum(logStreams).optional(),
  since: moment.meta({ description: "Lines of this time and later; ISO 8601." }),
  until: moment.meta({ description: "Lines from before this time; ISO 8601." }),
  text: z.string().min(1).max(200).optional().meta({ description: "Somewhere in the line, capital or not." }),
};

/** Of a whole cluster's log. */
export const logFilters = {
  service: z.string().min(1).max(63).optional().meta({ description: "Lines of every task that the service has or had." }),
  task: idOrName.optional(),
  machine: idOrName.optional().meta({ description: "By id, also one that is gone; or by its node's name." }),
  ...lineFilters,
};
