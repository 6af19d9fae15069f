import { Webhook } from "standardwebhooks";
import type { Heard } from "../outside/open-receiver.ts";

export type Signed = Pick<Heard, "headers" | "body">;

/** Whether Standard Webhooks' own library takes the message with this secret, at this moment or another. */
export function isAccepted(secret: string, { headers, body }: Signed, nowMs = Date.now()): boolean {
  const { now } = Date;
  Date.now = () => nowMs;
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  } finally {
    Date.now = now;
  }
}

const SIGNED = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;

/** The message with one byte changed, for each byte of what is signed and of the signature: by the name of the part. */
export function mutations(message: Signed): [string, Signed[]][] {
  const bodies = bytesChanged(message.body).map((body) => ({ ...message, body }));
  const ofHeader = (name: string): Signed[] =>
    bytesChanged(message.headers[name] ?? "").map((value) => ({ ...message, headers: { ...message.headers, [name]: value } }));
  return [["body", bodies], ...SIGNED.map((name): [string, Signed[]] => [name, ofHeader(name)])];
}

/** A bit that leaves letters, digits and signs printable. */
const LOW_BIT = 1;

function bytesChanged(text: string): string[] {
  return Array.from(text, (_, at) => {
    const bytes = Buffer.from(text, "latin1");
    bytes[at] = (bytes[at] ?? 0) ^ LOW_BIT;
    return bytes.toString("latin1");
  });
}
