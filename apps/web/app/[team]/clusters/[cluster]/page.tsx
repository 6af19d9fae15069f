import { ClusterOverview } from "../../../../src/features/cluster/cluster-overview.tsx";

export default function Page() {
  return <ClusterOverview />;
}
