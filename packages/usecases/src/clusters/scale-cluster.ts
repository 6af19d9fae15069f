import { type ClusterSpec, checkSpec } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { accepted } from "../operations/schemas.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";
import { acceptOperation, auditAccepted } from "./accept-operation.ts";
import { findCluster } from "./find-cluster.ts";
import { expectedRevision } from "./schemas.ts";

export const scaleCluster = defineUsecase({
  name: "clusters.scale",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/clusters/{cluster}/scale", status: 202, ifMatch: true },
  summary: "Changes how many tasks a service has.",
  input: z.strictObject({ cluster: idOrName, service: z.string().min(1).max(63), count: z.int().min(0).max(100_000), expectedRevision }),
  output: accepted,
  async run(ctx, { cluster: name, service, count, expectedRevision }) {
    const { id } = await findCluster(ctx.tx, name);
    const { desiredRevision } = await ctx.tx.clusters.lock(id);
    if (desiredRevision === null) throw new AppError("CONFLICT", "The cluster does not run.", { remedy: "Start it first." });
    const desired = found(await ctx.tx.clusters.findRevision(id, desiredRevision), "cluster revision");
    const spec = scaled(desired.spec, service, count);
    if (!spec) return { operation: null, message: `${service} has ${count} tasks already.` };
    const { blueprintVersionId } = desired;
    return acceptOperation(ctx, {
      clusterId: id,
      kind: "scale",
      spec,
      blueprintVersionId,
      expectedRevision,
      reason: `${service}=${count}`,
    });
  },
  audit: auditAccepted,
});

/** null: it has that count. INVALID_INPUT: no such service, or the spec would no longer hold together. */
function scaled(spec: ClusterSpec, name: string, count: number): ClusterSpec | null {
  const service = spec.services.find((candidate) => candidate.name === name);
  if (!service) {
    const remedy = `It has: ${spec.services.map((known) => known.name).join(", ") || "none"}.`;
    throw new AppError("INVALID_INPUT", "The request has faults.", {
      faults: [{ path: "/service", message: `The cluster has no service ${name}.`, remedy }],
    });
  }
  if (service.count === count) return null;
  const services = spec.services.map((candidate) => (candidate === service ? { ...candidate, count } : candidate));
  const changed = { ...spec, services };
  const faults = checkSpec(changed);
  if (faults.length > 0) throw new AppError("INVALID_INPUT", "The blueprint does not allow this count.", { faults });
  return changed;
}
