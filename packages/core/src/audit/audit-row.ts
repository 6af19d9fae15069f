import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../identity/index.ts";

/** One change, or one that was denied. */
export interface AuditRow {
  teamId: string;
  /** 1, 2, 3 … within the team. */
  sequence: number;
  /** ISO 8601. */
  time: string;
  /** `user/<id>`, `key/<id>`. */
  actor: string;
  /** The operation's name. */
  action: string;
  target: string;
  /** `done`, `denied` (the role does not grant it), `refused` (it was not possible). */
  outcome: string;
  /** What differs, and why it was refused. */
  detail: Record<string, unknown>;
  requestId: string;
  /** The caller's network address. */
  address: string;
  prevHash: string;
  hash: string;
}

/** Before the first row. */
export const CHAIN_START = "0".repeat(64);

/** SHA-256, hex, over the previous hash and the row's canonical JSON. */
export function auditHash({ hash: _, ...row }: AuditRow | (Omit<AuditRow, "hash"> & { hash?: undefined })): string {
  return bytesToHex(sha256(utf8ToBytes(row.prevHash + canonicalJson(row))));
}
