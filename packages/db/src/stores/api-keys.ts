import type { Role } from "@slipway/core/access";
import type { ApiKey } from "../generated/prisma/client.ts";
import { isoTime, isoTimeOrNull } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { ApiKeyRow } from "./records.ts";

export interface NewApiKey {
  name: string;
  role: Role;
  /** First characters, to recognise it by. */
  prefix: string;
  /** SHA-256 of the whole key, hex. */
  keyHash: string;
  createdBy: string;
  expiresAt: Date | null;
}

export type ApiKeyStore = ReturnType<typeof apiKeyStore>;

export function toApiKeyRow(row: Omit<ApiKey, "keyHash">): ApiKeyRow {
  return {
    id: row.id,
    teamId: row.teamId,
    name: row.name,
    role: row.role as Role,
    prefix: row.prefix,
    createdBy: row.createdBy,
    createdAt: isoTime(row.createdAt),
    expiresAt: isoTimeOrNull(row.expiresAt),
    lastUsedAt: isoTimeOrNull(row.lastUsedAt),
    revokedAt: isoTimeOrNull(row.revokedAt),
  };
}

export function apiKeyStore({ tx, teamId }: TeamScope) {
  return {
    async create(key: NewApiKey): Promise<ApiKeyRow> {
      return toApiKeyRow(await tx.apiKey.create({ data: { id: newId(), teamId, ...key } }));
    },
    /** Newest first, revoked ones too. */
    async list(query: PageQuery): Promise<Page<ApiKeyRow>> {
      const rows = await tx.apiKey.findMany({ ...pageArguments(query), where: { teamId }, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toApiKeyRow);
    },
    async find(keyId: string): Promise<ApiKeyRow | null> {
      const row = isId(keyId) ? await tx.apiKey.findUnique({ where: { id: keyId, teamId } }) : null;
      return row && toApiKeyRow(row);
    },
    /** Idempotent: the first revocation's time stays. */
    async revoke(keyId: string): Promise<void> {
      await tx.apiKey.updateMany({ where: { id: keyId, teamId, revokedAt: null }, data: { revokedAt: new Date() } });
    },
  };
}
