import { ClusterSettingsPage } from "../../../../../src/features/cluster/cluster-settings-page.tsx";

export default function Page() {
  return <ClusterSettingsPage />;
}
