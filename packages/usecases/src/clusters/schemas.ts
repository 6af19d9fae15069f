import { clusterSpec, dnsLabel } from "@slipway/core/blueprint";
import { type ClusterState, clusterStates } from "@slipway/core/lifecycle";
import { z } from "zod";
import { operation } from "../operations/schemas.ts";
import { idLike, timestamp } from "../paging/schemas.ts";

/** A name may not look like an id: paths take either. */
export const clusterName = dnsLabel.max(40).refine((name) => !idLike.test(name), "must not look like an id");

/** What people say of a cluster; nothing that runs depends on it. */
export const clusterWords = { description: z.string().max(500) };

export const clusterSummary = z
  .object({
    id: z.string(),
    projectId: z.string(),
    name: z.string(),
    ...clusterWords,
    state: z.enum(Object.keys(clusterStates) as [ClusterState, ...ClusterState[]]),
    revision: z.int().meta({ description: "For If-Match: grows with every accepted change and every finished operation." }),
    createdAt: timestamp,
  })
  .meta({ id: "ClusterSummary" });
export type ClusterSummary = z.output<typeof clusterSummary>;

const counted = z.object({ desired: z.int(), running: z.int() });

export const cluster = clusterSummary
  .extend({
    desired: z.object({ revision: z.int(), blueprintVersionId: z.string().nullable(), spec: clusterSpec }).nullable(),
    machines: counted,
    services: z.array(counted.extend({ name: z.string() })),
    urls: z.array(z.string()),
    operation: operation.nullable().meta({ description: "The one pending or running." }),
    lastSequence: z.int().meta({ description: "Of its newest event: follow the events after this one and nothing is missed." }),
  })
  .meta({ id: "Cluster" });
export type Cluster = z.output<typeof cluster>;

/** What to converge to; at most one of the two. */
export const targetFields = {
  planId: z.string().max(64).optional().meta({ description: "Exactly this previewed plan." }),
  blueprintVersionId: z.string().max(64).optional(),
};

export const expectedRevision = z
  .int()
  .min(0)
  .max(2_147_483_647)
  .optional()
  .meta({ description: "Refused as stale when the cluster's revision is another." });
