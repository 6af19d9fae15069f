import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ClusterFrame } from "../../../../src/features/cluster/cluster-frame.tsx";

interface ClusterLayoutProps {
  children: ReactNode;
  params: Promise<{ team: string; cluster: string }>;
}

export async function generateMetadata({ params }: ClusterLayoutProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).cluster) };
}

export default function ClusterLayout({ children }: ClusterLayoutProps) {
  return <ClusterFrame>{children}</ClusterFrame>;
}
