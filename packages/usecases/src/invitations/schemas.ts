import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";
import { role } from "../teams/schemas.ts";

export const invitationStates = ["open", "accepted", "revoked", "expired"] as const;

export const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role,
    state: z.enum(invitationStates),
    createdBy: z.string().meta({ description: "`key/<id>` or `user/<id>`." }),
    createdAt: timestamp,
    expiresAt: timestamp,
  })
  .meta({ id: "Invitation" });
export type Invitation = z.output<typeof invitation>;

export const createdInvitation = invitation
  .extend({
    link: z.string().meta({ description: "For the invited person only; shown this once." }),
    mailed: z.boolean().meta({ description: "Whether a letter with the link is on its way; otherwise hand it on yourself." }),
  })
  .meta({ id: "CreatedInvitation" });

export const acceptedInvitation = z
  .object({ teamId: z.string(), slug: z.string(), name: z.string(), role })
  .meta({ id: "AcceptedInvitation" });
