import type { Metadata } from "next";
import { BlueprintsPage } from "../../../src/features/blueprints/blueprints-page.tsx";

export const metadata: Metadata = { title: "Blueprints" };

export default function Page() {
  return <BlueprintsPage />;
}
