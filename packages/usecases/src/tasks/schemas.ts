import { type TaskState, taskStates } from "@slipway/core/lifecycle";
import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

export const task = z
  .object({
    id: z.string(),
    service: z.string().meta({ description: "Or the load balancer it stands for." }),
    slot: z.int(),
    name: z.string(),
    nodeId: z.string(),
    machine: z.string().nullable().meta({ description: "The machine's id; null until it is put on one." }),
    state: z.enum(Object.keys(taskStates) as [TaskState, ...TaskState[]]),
    startedAt: timestamp.nullable(),
    address: z.string(),
    publicPorts: z.array(z.int()),
    restartCount: z.int(),
    reason: z.string().nullable(),
  })
  .meta({ id: "Task" });
export type Task = z.output<typeof task>;
