import { eventTypes } from "@slipway/core/events";
import { z } from "zod";
import { sequence, timestamp } from "../paging/schemas.ts";

export const clusterEvent = z
  .object({
    id: z.string(),
    clusterId: z.string(),
    sequence: z.int().meta({ description: "1, 2, 3 … per cluster, without a gap." }),
    type: z.enum(eventTypes),
    time: timestamp,
    actor: z.string(),
    operationId: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "ClusterEvent" });
export type ClusterEventItem = z.output<typeof clusterEvent>;

export const afterSequence = sequence.default(0).meta({ description: "The last event had; 0 for all." });

export const sequenceCursor = sequence.optional().meta({ description: "The nextCursor of the page before; goes before `after`." });
