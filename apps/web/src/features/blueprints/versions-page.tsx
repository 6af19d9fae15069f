"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { allPages } from "../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { BlueprintHeader } from "./blueprint-header.tsx";
import { useBlueprint, useBlueprintName } from "./use-blueprint.ts";
import { VersionHistory } from "./version-history.tsx";

const PAGE = 200;

export function VersionsPage() {
  const team = useTeam();
  const name = useBlueprintName();
  const { data, error, refetch } = useBlueprint();
  return (
    <>
      <BlueprintHeader name={name} blueprint={data} />
      <PageBody>
        {data ? (
          <Versions blueprint={data} />
        ) : error ? (
          <ErrorState
            error={error}
            onRetry={() => void refetch()}
            actions={<ButtonLink href={paths.blueprints(team)}>All blueprints</ButtonLink>}
          />
        ) : (
          <TableSkeleton label="Loading the blueprint" />
        )}
      </PageBody>
    </>
  );
}

function Versions({ blueprint }: { blueprint: Blueprint }) {
  const team = useTeam();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { blueprint: blueprint.id, limit: PAGE };
  const { data, error, refetch } = useQuery({
    queryKey: trpc.versions.list.queryKey(input),
    queryFn: () => allPages((cursor) => client.versions.list.query({ ...input, cursor })),
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TableSkeleton label="Loading versions" />;
  if (data.items.length === 0)
    return (
      <EmptyState
        icon={<History aria-hidden />}
        title="No version yet"
        text="Each save in the editor is a version here: to compare, to restore, to run."
        actions={<ButtonLink href={paths.blueprint(team, blueprint.name)}>Open the editor</ButtonLink>}
      />
    );
  return <VersionHistory blueprint={blueprint} versions={data.items} />;
}
