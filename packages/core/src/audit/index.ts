export { AUDIT_EXPORT_PAGE, assembleExport } from "./assemble-export.ts";
export {
  AUDIT_FORMAT,
  type AuditExportHeader,
  type AuditExportLine,
  type AuditExportTrailer,
} from "./audit-export.ts";
export { type AuditHead, sealText } from "./audit-head.ts";
export { type AuditRow, auditHash, CHAIN_START } from "./audit-row.ts";
export { type AuditProblem, type AuditVerdict, type ExportVerifier, exportVerifier, type VerifyOptions } from "./verify-export.ts";
