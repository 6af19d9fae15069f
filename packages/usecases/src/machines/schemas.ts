import { nodeRole } from "@slipway/core/blueprint";
import { type MachineState, machineStates } from "@slipway/core/lifecycle";
import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

export const machine = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: "Of the node it stands for." }),
    nodeId: z.string(),
    role: nodeRole,
    state: z.enum(Object.keys(machineStates) as [MachineState, ...MachineState[]]),
    provider: z.string(),
    providerId: z.string().nullable(),
    address: z.string().meta({ description: "Private; kept by the node for life." }),
    publicAddress: z.string().nullable(),
    ssh: z.object({ host: z.string(), port: z.int() }).nullable(),
    hostKey: z.string().nullable().meta({ description: "The only host key this machine may show." }),
    priceUsdPerHour: z.number(),
    reason: z.string().nullable(),
    createdAt: timestamp,
  })
  .meta({ id: "Machine" });
export type Machine = z.output<typeof machine>;

/** A command to run and what to feed it. */
export const commandFields = {
  argv: z.array(z.string().max(16_384)).min(1).max(256),
  stdin: z
    .string()
    .max(512 * 1024)
    .optional(),
  timeoutMs: z.int().min(100).max(60_000).default(60_000),
};

export const commandResult = z
  .object({
    exitCode: z.int(),
    stdout: z.string(),
    stderr: z.string(),
    truncated: z.boolean().meta({ description: "More than 1 MiB of a stream was dropped." }),
  })
  .meta({ id: "CommandResult" });
