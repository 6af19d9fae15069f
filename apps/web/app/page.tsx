import { ClusterList } from "../src/features/clusters/cluster-list.tsx";

export default function ClustersPage() {
  return <ClusterList />;
}
