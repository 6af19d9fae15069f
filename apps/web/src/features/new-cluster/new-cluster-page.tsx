"use client";

import { ScrollText } from "lucide-react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useBlueprints } from "../blueprints/use-blueprints.ts";
import { paths } from "../paths.ts";
import { AllowedOnly } from "../settings/allowed-only.tsx";
import { useTeam } from "../shell/use-team.ts";
import { NewClusterForm } from "./new-cluster-form.tsx";

export function NewClusterPage() {
  return (
    <>
      <PageHeader title="New cluster" />
      <PageBody narrow>
        <AllowedOnly
          action="operate"
          title="You may look, not change"
          text="An owner or admin of the team can give you a role with which you make clusters."
        >
          <FormOrWhyNot />
        </AllowedOnly>
      </PageBody>
    </>
  );
}

function FormOrWhyNot() {
  const team = useTeam();
  const { data, error, refetch } = useBlueprints();
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton />;
  const ready = data.items.filter(({ latestVersion }) => latestVersion > 0);
  if (ready.length > 0) return <NewClusterForm blueprints={ready} />;
  const [unsaved] = data.items;
  return (
    <EmptyState
      icon={<ScrollText aria-hidden />}
      title="No blueprint to run yet"
      text="A cluster runs a saved version of a blueprint. Make one first; the demo is saved at once."
      actions={
        <>
          {unsaved && <ButtonLink href={paths.blueprint(team, unsaved.name)}>Open {unsaved.name}</ButtonLink>}
          <ButtonLink href={paths.newBlueprint(team)} variant="primary">
            New blueprint
          </ButtonLink>
        </>
      }
    />
  );
}

function FormSkeleton() {
  return (
    <div role="status" aria-label="Loading blueprints" className="space-y-4">
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
      <Skeleton className="h-24" />
    </div>
  );
}
