import type { TeamTx } from "@slipway/db";

type Holder = { userId: string } | { serviceAccountId: string };

/** Whoever loses rights leaves no open invitation behind, nor do the keys held. */
export async function endInvitationsOf(tx: TeamTx, holder: Holder): Promise<void> {
  const keys = (await tx.apiKeys.idsOf(holder)).map((id) => `key/${id}`);
  await tx.invitations.revokeOf("userId" in holder ? [`user/${holder.userId}`, ...keys] : keys);
}
