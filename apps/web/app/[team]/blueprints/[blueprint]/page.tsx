import type { Metadata } from "next";
import { EditorPage } from "../../../../src/features/blueprints/editor-page.tsx";

export async function generateMetadata({ params }: { params: Promise<{ blueprint: string }> }): Promise<Metadata> {
  return { title: decodeURIComponent((await params).blueprint) };
}

export default function Page() {
  return <EditorPage />;
}
