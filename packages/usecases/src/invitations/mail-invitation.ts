import type { Mailer } from "@slipway/core/ports";

interface InvitationLetter {
  to: string;
  team: string;
  link: string;
  expiresAt: string;
}

/** False: no mailer is set up, or it does not take the letter. The link can be handed on all the same. */
export async function mailInvitation(mailer: Mailer | null, { to, team, link, expiresAt }: InvitationLetter): Promise<boolean> {
  if (!mailer) return false;
  const text = [
    `You are invited to the team ${team} on Slipway.`,
    "",
    `Open this address to accept; it works once, for ${to}, until ${expiresAt}:`,
    link,
    "",
    "If you do not know the team, do nothing.",
  ].join("\n");
  return mailer.send({ to, subject: `Invitation to the team ${team}`, text }).then(
    () => true,
    () => false,
  );
}
