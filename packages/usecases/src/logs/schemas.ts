import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

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

export const afterLine = z.string().max(64).optional().meta({ description: "The cursor of the last line had." });
