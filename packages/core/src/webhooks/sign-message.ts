import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

const PREFIX = "whsec_";
/** Standard Webhooks asks for 24 to 64. */
export const SECRET_BYTES = 32;

export interface Message {
  /** The same at every attempt: receivers know a repeat by it. */
  id: string;
  /** Seconds since the epoch, of this attempt. */
  timestamp: number;
  body: string;
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** `whsec_…` of random bytes. */
export const webhookSecret = (bytes: Uint8Array): string => PREFIX + toBase64(bytes);

/** `webhook-signature` as Standard Webhooks has it: one signature for each secret, the newest first. */
export function signMessage({ id, timestamp, body }: Message, secrets: readonly string[]): string {
  const signed = utf8ToBytes(`${id}.${timestamp}.${body}`);
  return secrets.map((secret) => `v1,${toBase64(hmac(sha256, keyOf(secret), signed))}`).join(" ");
}

/** An empty or broken key would sign what anybody can sign. */
function keyOf(secret: string): Uint8Array {
  const key = secret.startsWith(PREFIX) ? fromBase64(secret.slice(PREFIX.length)) : new Uint8Array();
  if (key.length < 24) throw new RangeError("A webhook's secret must be whsec_ and at least 24 bytes in base64.");
  return key;
}

/** The headers of one attempt. */
export function messageHeaders(message: Message, secrets: readonly string[]): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Slipway-Webhooks/1",
    "webhook-id": message.id,
    "webhook-timestamp": String(message.timestamp),
    "webhook-signature": signMessage(message, secrets),
  };
}
