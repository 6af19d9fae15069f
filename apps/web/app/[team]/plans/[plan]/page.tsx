import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlanPage } from "../../../../src/features/plans/plan-page.tsx";

export const metadata: Metadata = { title: "Plan" };

interface PlanRouteProps {
  params: Promise<{ plan: string }>;
  searchParams: Promise<{ cluster?: string | string[] }>;
}

export default async function Page({ params, searchParams }: PlanRouteProps) {
  const { cluster } = await searchParams;
  if (typeof cluster !== "string" || cluster === "") notFound();
  return <PlanPage cluster={cluster} plan={decodeURIComponent((await params).plan)} />;
}
