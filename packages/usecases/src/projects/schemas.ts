import { dnsLabel } from "@slipway/core/blueprint";
import { z } from "zod";
import { idLike, idOrName, timestamp } from "../paging/schemas.ts";

/** A name may not look like an id: paths take either. */
export const projectName = dnsLabel.max(40).refine((name) => !idLike.test(name), "must not look like an id");

export const project = z.object({ id: z.string(), name: z.string(), createdAt: timestamp }).meta({ id: "Project" });
export type Project = z.output<typeof project>;

/** Where something is put. */
export const inProject = idOrName.optional().meta({ description: "A project's id or name; `default` when left out." });
