import type { Clock, DueDelivery, SecretRef, SecretStore, WebhookTransport } from "@slipway/core/ports";
import type { Secret } from "@slipway/core/redaction";
import { type AttemptOutcome, messageHeaders } from "@slipway/core/webhooks";

export interface SendDeps {
  transport: Pick<WebhookTransport, "send">;
  secrets: Pick<SecretStore, "get">;
  clock: Clock;
}

/** Sends one attempt, signed with what the delivery names. Rejects only when `signal` aborts, or when secrets cannot be read. */
export type SendDelivery = (due: DueDelivery, signal: AbortSignal) => Promise<AttemptOutcome>;

/** Made for a few deliveries of one webhook: what is stored under a name of a secret never changes, so each is read once. */
export function deliverySender({ transport, secrets, clock }: SendDeps): SendDelivery {
  const known = new Map<string, Secret>();

  async function read(ref: SecretRef): Promise<Secret | null> {
    const secret = known.get(ref.name) ?? (await secrets.get(ref))?.value ?? null;
    if (secret) known.set(ref.name, secret);
    return secret;
  }

  return async ({ url, messageId, body, secrets: refs }, signal) => {
    const [present, previous] = await Promise.all(refs.map(read));
    if (!present) return unsigned;
    const keys = [present, previous].flatMap((secret) => secret?.reveal() ?? []);
    const headers = messageHeaders({ id: messageId, timestamp: Math.floor(clock.now() / 1_000), body }, keys);
    return transport.send({ url, headers, body }, signal);
  };
}

/** Nothing is ever sent without a signature. */
const unsigned: AttemptOutcome = {
  error: "secret",
  durationMs: 0,
  requestHeaders: {},
  status: null,
  responseHeaders: {},
  responseBody: "",
  truncated: false,
};
