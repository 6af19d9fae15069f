import type { Reach } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import type { TeamTx } from "@slipway/db";
import { findCluster } from "../clusters/find-cluster.ts";
import { newApiKey } from "../credentials/api-key.ts";
import { type Actor, actorName, defineUsecase } from "../define/index.ts";
import { findProject } from "../projects/find-project.ts";
import { type Holder, holderOf, presentKey, serviceAccountHolder } from "./holder.ts";
import { keyActions, keyExpiry } from "./key-rights.ts";
import { createdKey, type NewKey, newKey } from "./schemas.ts";

export const createKey = defineUsecase({
  name: "keys.create",
  kind: "command",
  action: "keys.own",
  rest: { method: "POST", path: "/keys", status: 201 },
  summary: "Makes an API key of one's own, or of a service account; the key itself is in this answer only.",
  input: newKey,
  output: createdKey,
  confidential: true,
  async run({ tx, actor, ports }, request) {
    const { holder: self, key: maker } = await holderOf(tx, actor);
    const holder = await chosenHolder(tx, actor, { request, self });
    const { key, prefix, keyHash } = newApiKey();
    const row = await tx.apiKeys.create({
      name: request.name,
      holder: holder.id,
      actions: keyActions(actor, holder, request),
      reach: await chosenReach(tx, request),
      prefix,
      keyHash,
      createdBy: actorName(actor),
      expiresAt: keyExpiry(request.expiresAt, { now: ports.clock.now(), makerExpiresAt: maker?.expiresAt ?? null }),
    });
    return { ...(await presentKey(tx, row)), key };
  },
  audit: (_, { id, name, holder, actions, clusterIds, projectIds, expiresAt }) => ({
    target: `key/${id}`,
    detail: { name, holder: `${holder.kind}/${holder.id}`, actions, clusterIds, projectIds, expiresAt },
  }),
});

async function chosenHolder(tx: TeamTx, actor: Actor, { request, self }: { request: NewKey; self: Holder }): Promise<Holder> {
  if (request.serviceAccount === undefined) return self;
  if (actor.actions.includes("keys.manage")) return serviceAccountHolder(tx, request.serviceAccount);
  throw new AppError("FORBIDDEN", 'Keys of service accounts need the right "keys.manage".');
}

/** Clusters and projects by id or name. NOT_FOUND. */
async function chosenReach(tx: TeamTx, { clusterIds = [], projectIds = [] }: NewKey): Promise<Reach> {
  if (clusterIds.length + projectIds.length === 0) return "team";
  const reach = { clusterIds: [] as string[], projectIds: [] as string[] };
  for (const given of clusterIds) reach.clusterIds.push((await findCluster(tx, given)).id);
  for (const given of projectIds) reach.projectIds.push((await findProject(tx, given)).id);
  return reach;
}
