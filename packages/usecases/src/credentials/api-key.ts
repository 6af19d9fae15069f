import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const BODY_BYTES = 24;
const PREFIX_LENGTH = 16;

/** So that a scanner for secrets, and we, can tell a real key from a look-alike without asking the database. */
const checksum = (text: string): string => crc32(text).toString(36).padStart(7, "0");

export interface NewApiKey {
  /** The whole key: `slw_live_<random>_<checksum>`. */
  key: string;
  prefix: string;
  keyHash: string;
}

export const hashApiKey = (key: string): string => createHash("sha256").update(key).digest("hex");

export const apiKeyPrefix = (key: string): string => key.slice(0, PREFIX_LENGTH);

export function newApiKey(environment = "live"): NewApiKey {
  const body = `slw_${environment}_${randomBytes(BODY_BYTES).toString("hex")}`;
  const key = `${body}_${checksum(body)}`;
  return { key, prefix: apiKeyPrefix(key), keyHash: hashApiKey(key) };
}

/** False for anything that was never issued; true says nothing about validity. */
export function looksLikeApiKey(key: string): boolean {
  const match = /^(slw_[a-z]+_[0-9a-f]{48})_([0-9a-z]{7})$/.exec(key);
  return match !== null && checksum(match[1] as string) === match[2];
}
