import type { Metadata } from "next";
import { NewClusterPage } from "../../../../src/features/new-cluster/new-cluster-page.tsx";

export const metadata: Metadata = { title: "New cluster" };

export default function Page() {
  return <NewClusterPage />;
}
