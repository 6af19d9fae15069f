export { canonicalJson } from "./canonical-json.ts";
export { contentHash } from "./content-hash.ts";
export { deriveId } from "./derive-id.ts";
export { jsonLine } from "./json-line.ts";
