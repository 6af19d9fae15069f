import type { Action, Reach } from "@slipway/core/access";
import type { ApiKey } from "../generated/prisma/client.ts";
import { isoTime, isoTimeOrNull } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { ApiKeyRow } from "./records.ts";

/** Stands for: all that the holder's role grants. */
const EVERY_ACTION = "*";

export interface NewApiKey {
  name: string;
  holder: { userId: string } | { serviceAccountId: string };
  /** null: all that the holder's role grants. */
  actions: readonly Action[] | null;
  reach: Reach;
  /** First characters, to recognise it by. */
  prefix: string;
  /** SHA-256 of the whole key, hex. */
  keyHash: string;
  createdBy: string;
  expiresAt: Date | null;
}

export type ApiKeyStore = ReturnType<typeof apiKeyStore>;

export const storedActions = (actions: string[]): Action[] | null => (actions.includes(EVERY_ACTION) ? null : (actions as Action[]));

function toApiKeyRow({ keyHash: _, ...row }: ApiKey): ApiKeyRow {
  return {
    ...row,
    actions: storedActions(row.actions),
    createdAt: isoTime(row.createdAt),
    expiresAt: isoTimeOrNull(row.expiresAt),
    lastUsedAt: isoTimeOrNull(row.lastUsedAt),
    revokedAt: isoTimeOrNull(row.revokedAt),
  };
}

export function apiKeyStore({ tx, teamId }: TeamScope) {
  return {
    async create({ holder, actions, reach, ...plain }: NewApiKey): Promise<ApiKeyRow> {
      const { clusterIds, projectIds } = reach === "team" ? { clusterIds: [], projectIds: [] } : reach;
      const lists = { actions: [...(actions ?? [EVERY_ACTION])], clusterIds: [...clusterIds], projectIds: [...projectIds] };
      return toApiKeyRow(await tx.apiKey.create({ data: { id: newId(), teamId, ...holder, ...lists, ...plain } }));
    },
    /** Newest first, revoked ones too; of one holder only, or everybody's. */
    async list({
      userId,
      serviceAccountId,
      ...query
    }: PageQuery & { userId?: string; serviceAccountId?: string }): Promise<Page<ApiKeyRow>> {
      const where = { teamId, userId, serviceAccountId };
      const rows = await tx.apiKey.findMany({ ...pageArguments(query), where, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toApiKeyRow);
    },
    async find(keyId: string): Promise<ApiKeyRow | null> {
      const row = isId(keyId) ? await tx.apiKey.findUnique({ where: { id: keyId, teamId } }) : null;
      return row && toApiKeyRow(row);
    },
    /** Ids, with revoked ones, of all that a user or a service account has ever held. */
    async idsOf(holder: { userId: string } | { serviceAccountId: string }): Promise<string[]> {
      const rows = await tx.apiKey.findMany({ where: { teamId, ...holder }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
    /** Idempotent: the first revocation's time stays. */
    async revoke(keyId: string): Promise<void> {
      await tx.apiKey.updateMany({ where: { id: keyId, teamId, revokedAt: null }, data: { revokedAt: new Date() } });
    },
  };
}
