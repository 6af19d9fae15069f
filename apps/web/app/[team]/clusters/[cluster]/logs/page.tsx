import { LogsPage } from "../../../../../src/features/logs/logs-page.tsx";

export default function Page() {
  return <LogsPage />;
}
