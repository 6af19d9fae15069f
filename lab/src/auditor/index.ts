export { type AuditOptions, audit, installMarkers, violations } from "./audit.ts";
export { checkDecoys, type Decoy, placeDecoys, removeDecoys } from "./decoys.ts";
export { printReport } from "./report.ts";
export type { Finding } from "./witnesses.ts";
