import type { Metadata } from "next";
import { NewBlueprintPage } from "../../../../src/features/blueprints/new-blueprint-page.tsx";

export const metadata: Metadata = { title: "New blueprint" };

export default function Page() {
  return <NewBlueprintPage />;
}
