import type { Metadata } from "next";
import { connection } from "next/server";
import { apiReference } from "../../../src/features/api-docs/api-reference.ts";
import { problemDocs } from "../../../src/features/api-docs/problem-docs.ts";
import { ReferenceOverview } from "../../../src/features/api-docs/reference-overview.tsx";
import { apiDocument } from "../../../src/server/api-document.ts";

export const metadata: Metadata = { title: "API reference" };

export default async function Page() {
  await connection();
  const document = apiDocument();
  const apiUrl = document.servers?.[0]?.url ?? "/api/v1";
  return <ReferenceOverview apiUrl={apiUrl} entities={apiReference(document)} problems={problemDocs(document)} />;
}
