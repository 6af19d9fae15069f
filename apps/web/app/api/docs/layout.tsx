import { connection } from "next/server";
import type { ReactNode } from "react";
import { apiReference } from "../../../src/features/api-docs/api-reference.ts";
import { DocsFrame } from "../../../src/features/api-docs/docs-frame.tsx";
import { apiDocument } from "../../../src/server/api-document.ts";

export default async function Layout({ children }: { children: ReactNode }) {
  // A build has no settings to read.
  await connection();
  return <DocsFrame entities={apiReference(apiDocument()).map(({ name }) => name)}>{children}</DocsFrame>;
}
