"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { useState } from "react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { BlueprintEditor } from "./blueprint-editor.tsx";
import { BlueprintHeader } from "./blueprint-header.tsx";
import { useBlueprint, useBlueprintName, useVersion } from "./use-blueprint.ts";

export function EditorPage() {
  const team = useTeam();
  const name = useBlueprintName();
  const { data, error, refetch } = useBlueprint();
  if (data) return <OpenedVersion key={data.id} blueprint={data} />;
  return (
    <>
      <BlueprintHeader name={name} />
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => void refetch()}
          actions={<ButtonLink href={paths.blueprints(team)}>All blueprints</ButtonLink>}
        />
      ) : (
        <EditorSkeleton />
      )}
    </>
  );
}

/** The version that was the newest when the page was opened: a later one of somebody else takes no text away. */
function OpenedVersion({ blueprint }: { blueprint: Blueprint }) {
  const [number, setNumber] = useState(blueprint.latestVersion);
  const { data, error, refetch } = useVersion(blueprint.id, number);
  if (data || number === 0)
    return (
      <BlueprintEditor key={number} blueprint={blueprint} opened={data ?? null} onOpenNewest={() => setNumber(blueprint.latestVersion)} />
    );
  return (
    <>
      <BlueprintHeader name={blueprint.name} blueprint={blueprint} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <EditorSkeleton />}
    </>
  );
}

function EditorSkeleton() {
  return (
    <div role="status" aria-label="Loading the blueprint" className="space-y-2 p-6">
      <Skeleton className="w-3/5" />
      <Skeleton className="w-2/5" />
      <Skeleton className="w-1/2" />
    </div>
  );
}
