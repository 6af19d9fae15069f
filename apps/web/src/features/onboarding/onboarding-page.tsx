"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { PageHeader } from "../../ui/page-header.tsx";
import { ApiProvider } from "../api/api-provider.tsx";
import { PersonFrame } from "../shell/person-frame.tsx";
import { FirstStart } from "./first-start.tsx";
import { StartProgress } from "./start-progress.tsx";
import { StepList } from "./step-list.tsx";
import { TeamForm } from "./team-form.tsx";

/** `/new`: a team, something to run, and watching it start. Where one is stands in the address, so that a reload loses nothing. */
export function OnboardingPage() {
  return (
    <Suspense>
      <Onboarding />
    </Suspense>
  );
}

function Onboarding() {
  const search = useSearchParams();
  const team = search.get("team");
  return (
    <ApiProvider key={team ?? ""} team={team}>
      <PersonFrame>
        {team ? (
          <OfTeam team={team} cluster={search.get("cluster")} operation={search.get("operation")} />
        ) : (
          <Step at={0} title="New team" content={<TeamForm />} />
        )}
      </PersonFrame>
    </ApiProvider>
  );
}

function OfTeam({ team, cluster, operation }: { team: string; cluster: string | null; operation: string | null }) {
  if (cluster && operation)
    return <Step at={2} title={`Starting ${cluster}`} content={<StartProgress team={team} cluster={cluster} operation={operation} />} />;
  return <Step at={1} title="Your first cluster" content={<FirstStart team={team} />} />;
}

function Step({ at, title, content }: { at: number; title: string; content: ReactNode }) {
  return (
    <>
      <PageHeader title={title} />
      <div className="grid gap-8 px-4 py-6 sm:px-6 md:grid-cols-[12rem_1fr]">
        <StepList current={at} />
        {content}
      </div>
    </>
  );
}
