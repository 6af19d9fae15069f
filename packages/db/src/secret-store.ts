import { randomBytes } from "node:crypto";
import { AppError } from "@slipway/core/errors";
import type { SecretRef, SecretStore } from "@slipway/core/ports";
import { secret } from "@slipway/core/redaction";
import type { Tx } from "./connections.ts";
import { connectionsOf, type Database } from "./database.ts";
import { KEY_BYTES, seal, unseal } from "./secret-cipher.ts";

const keyContext = (teamId: string) => ["team-key", teamId];
const valueContext = ({ teamId, scope, name }: SecretRef, version: number) => ["secret", teamId, scope, name, version];
const primaryKey = ({ teamId, scope, name }: SecretRef) => ({ teamId_scope_name: { teamId, scope, name } });

/**
 * Secrets in the database, under a key per team that the install's master key (32 bytes) wraps. A deleted secret's versions
 * start again at 1.
 */
export function secretStore(database: Database, { masterKey }: { masterKey: Uint8Array }): SecretStore {
  if (masterKey.byteLength !== KEY_BYTES) throw new AppError("INTERNAL", `The master key must have ${KEY_BYTES} bytes.`);
  const { inTeam } = connectionsOf(database);

  /** The first caller makes it; a concurrent one gets the same. */
  async function teamKey(tx: Tx, teamId: string): Promise<Buffer> {
    let row = await tx.teamKey.findUnique({ where: { teamId } });
    if (!row) {
      const { nonce, ciphertext } = seal(masterKey, randomBytes(KEY_BYTES), keyContext(teamId));
      await tx.teamKey.createMany({ data: { teamId, nonce, wrappedKey: ciphertext }, skipDuplicates: true });
      row = await tx.teamKey.findUniqueOrThrow({ where: { teamId } });
    }
    return unseal(masterKey, { nonce: row.nonce, ciphertext: row.wrappedKey }, keyContext(teamId));
  }

  return {
    put: (ref, value) =>
      inTeam(ref.teamId, async (tx) => {
        const { teamId, scope, name } = ref;
        const key = await teamKey(tx, teamId);
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${JSON.stringify(valueContext(ref, 0))}, 0))::text`;
        const old = await tx.secret.findUnique({ where: primaryKey(ref), select: { version: true } });
        const version = (old?.version ?? 0) + 1;
        const data = { version, ...seal(key, Buffer.from(value), valueContext(ref, version)), updatedAt: new Date() };
        await tx.secret.upsert({ where: primaryKey(ref), create: { teamId, scope, name, ...data }, update: data });
        return { version };
      }),

    get: (ref) =>
      inTeam(ref.teamId, async (tx) => {
        const row = await tx.secret.findUnique({ where: primaryKey(ref) });
        if (!row) return null;
        const value = unseal(await teamKey(tx, ref.teamId), row, valueContext(ref, row.version));
        return { value: secret(value.toString()), version: row.version };
      }),

    delete: (ref) =>
      inTeam(ref.teamId, async (tx) => {
        const { teamId, scope, name } = ref;
        await tx.secret.deleteMany({ where: { teamId, scope, name } });
      }),
  };
}
