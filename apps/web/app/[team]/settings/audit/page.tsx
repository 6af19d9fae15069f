import { AuditPage } from "../../../../src/features/settings/audit/audit-page.tsx";

export default function Page() {
  return <AuditPage />;
}
