import type { Metadata } from "next";
import { VersionsPage } from "../../../../../src/features/blueprints/versions-page.tsx";

export async function generateMetadata({ params }: { params: Promise<{ blueprint: string }> }): Promise<Metadata> {
  return { title: `Versions of ${decodeURIComponent((await params).blueprint)}` };
}

export default function Page() {
  return <VersionsPage />;
}
