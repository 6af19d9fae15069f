import { contentHash } from "./content-hash.ts";

/** A UUID (version 8, RFC 9562) that is the same for the same seed and parts: planning twice gives the same ids. */
export function deriveId(seed: string, ...parts: readonly (string | number)[]): string {
  const hex = contentHash([seed, ...parts]);
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
