import type { Role } from "@slipway/core/access";
import type { ApiKeyRow, TeamTx } from "@slipway/db";
import type { Actor } from "../define/index.ts";
import { findMember } from "../members/find-member.ts";
import { found } from "../paging/not-found.ts";
import { findServiceAccount } from "../service-accounts/find-service-account.ts";
import type { ApiKey } from "./schemas.ts";

/** Whose a key is. */
export interface Holder {
  id: { userId: string } | { serviceAccountId: string };
  role: Role;
}

/** The person or service account on whose behalf the actor acts, with the key it acts by. */
export async function holderOf(tx: TeamTx, actor: Actor): Promise<{ holder: Holder; key: ApiKeyRow | null }> {
  const key = actor.kind === "key" ? found(await tx.apiKeys.find(actor.id), "key") : null;
  const userId = key ? key.userId : actor.id;
  if (userId !== null) return { holder: { id: { userId }, role: (await findMember(tx, userId)).role }, key };
  return { holder: await serviceAccountHolder(tx, key?.serviceAccountId ?? ""), key };
}

/** By the service account's id or name. NOT_FOUND. */
export async function serviceAccountHolder(tx: TeamTx, idOrName: string): Promise<Holder> {
  const { id, role } = await findServiceAccount(tx, idOrName);
  return { id: { serviceAccountId: id }, role };
}

/** Whether a key belongs to a holder. */
export const isHeldBy = ({ userId, serviceAccountId }: ApiKeyRow, { id }: Holder): boolean =>
  "userId" in id ? userId === id.userId : serviceAccountId === id.serviceAccountId;

/** As it is shown; the name is empty once the holder is gone. */
export async function presentKey(tx: TeamTx, row: ApiKeyRow): Promise<ApiKey> {
  const { userId, serviceAccountId } = row;
  const holder =
    userId === null
      ? {
          kind: "serviceAccount" as const,
          id: serviceAccountId ?? "",
          name: (await tx.serviceAccounts.find(serviceAccountId ?? ""))?.name ?? "",
        }
      : { kind: "user" as const, id: userId, name: (await tx.members.find(userId))?.name ?? "" };
  return { ...row, holder };
}
