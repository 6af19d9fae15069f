import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "@slipway/core/errors";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  /** The authentication tag comes last. */
  ciphertext: Uint8Array<ArrayBuffer>;
}

/** `context` is bound in: what was sealed in one place opens in no other. */
export function seal(key: Uint8Array, plain: Uint8Array, context: readonly (string | number)[]): Sealed {
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES));
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(JSON.stringify(context)));
  const parts = [cipher.update(plain), cipher.final()];
  return { nonce, ciphertext: new Uint8Array(Buffer.concat([...parts, cipher.getAuthTag()])) };
}

/** INTERNAL: another key, another place, or changed meanwhile. */
export function unseal(
  key: Uint8Array,
  { nonce, ciphertext }: { nonce: Uint8Array; ciphertext: Uint8Array },
  context: readonly (string | number)[],
): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(JSON.stringify(context)));
    decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new AppError("INTERNAL", `The secret ${context.join("/")} cannot be decrypted: it was changed, or the master key is another.`, {
      cause: error,
    });
  }
}
