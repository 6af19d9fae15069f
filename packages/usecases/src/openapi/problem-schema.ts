import { type ErrorCode, errorTable } from "@slipway/core/errors";
import { z } from "zod";
import { fault } from "../blueprints/schemas.ts";

/** `application/problem+json` (RFC 9457) as this API says it. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    remedy: z.string().optional(),
    faults: z.array(fault),
    requestId: z.string(),
  })
  .meta({ id: "Problem" });
export type Problem = z.output<typeof problem>;
