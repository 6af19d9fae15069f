import { randomBytes, randomUUID } from "node:crypto";
import type { SecretRef } from "@slipway/core/ports";
import { SECRET_BYTES, webhookSecret } from "@slipway/core/webhooks";
import type { OutsideContext } from "../define/index.ts";

export const secretRef = (teamId: string, name: string): SecretRef => ({ teamId, scope: "webhook", name });

export interface NewSecret {
  secret: string;
  secretName: string;
}

/** Stored before the webhook names it: one that has a name for its secret has the secret. */
export async function newSecret({ ports, actor }: OutsideContext): Promise<NewSecret> {
  const made = { secret: webhookSecret(randomBytes(SECRET_BYTES)), secretName: randomUUID() };
  await ports.secrets.put(secretRef(actor.teamId, made.secretName), made.secret);
  return made;
}
