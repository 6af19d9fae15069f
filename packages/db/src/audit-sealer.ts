import { createPrivateKey, createPublicKey, hkdfSync, sign } from "node:crypto";
import { type AuditHead, sealText } from "@slipway/core/audit";

export interface AuditSealer {
  /** Ed25519, SPKI, base64: whoever has it can check seals. */
  publicKey: string;
  seal(end: Omit<AuditHead, "seal">): AuditHead;
}

/** PKCS #8 of an Ed25519 key, up to its 32 bytes (RFC 8410, 7). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** The install's sealing key follows from its master key, which the database never sees. */
export function auditSealer(masterKey: Uint8Array): AuditSealer {
  const seed = hkdfSync("sha256", masterKey, "", "slipway audit seal", 32);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, Buffer.from(seed)]), format: "der", type: "pkcs8" });
  return {
    publicKey: createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64"),
    seal: (end) => ({ ...end, seal: sign(null, Buffer.from(sealText(end)), key).toString("base64") }),
  };
}
