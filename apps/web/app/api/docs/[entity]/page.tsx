import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { apiReference } from "../../../../src/features/api-docs/api-reference.ts";
import { EntityReference } from "../../../../src/features/api-docs/entity-reference.tsx";
import { apiDocument } from "../../../../src/server/api-document.ts";

interface PageProps {
  params: Promise<{ entity: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `API: ${(await params).entity}` };
}

export default async function Page({ params }: PageProps) {
  await connection();
  const { entity } = await params;
  const found = apiReference(apiDocument()).find(({ name }) => name === entity);
  return found ? <EntityReference entity={found} /> : notFound();
}
