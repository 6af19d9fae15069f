import { ClusterView } from "../../../src/features/cluster/cluster-view.tsx";

export default async function ClusterPage({ params }: { params: Promise<{ cluster: string }> }) {
  const { cluster } = await params;
  return <ClusterView name={decodeURIComponent(cluster)} />;
}
