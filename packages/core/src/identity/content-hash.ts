import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";

const HASH_HEX_DIGITS = 32;

/** SHA-256 of the canonical JSON, its first 128 bits as hex. */
export function contentHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))).slice(0, HASH_HEX_DIGITS);
}
