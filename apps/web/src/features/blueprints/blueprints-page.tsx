"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { Plus, ScrollText } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { paths } from "../paths.ts";
import { useMay } from "../shell/use-may.ts";
import { useTeam } from "../shell/use-team.ts";
import { BlueprintTable } from "./blueprint-table.tsx";
import { useBlueprints } from "./use-blueprints.ts";

export function BlueprintsPage() {
  const team = useTeam();
  const { data, error, refetch } = useBlueprints();
  const mayOperate = useMay("operate");
  const create = mayOperate && (
    <ButtonLink href={paths.newBlueprint(team)} variant="primary" icon={<Plus aria-hidden />}>
      New blueprint
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Blueprints" actions={create} />
      <PageBody>
        {data ? (
          <FilteredBlueprints blueprints={data.items} create={create} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton label="Loading blueprints" />
        )}
      </PageBody>
    </>
  );
}

function FilteredBlueprints({ blueprints, create }: { blueprints: readonly Blueprint[]; create: ReactNode }) {
  const [text, setText] = useState("");
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return blueprints.filter(({ name }) => name.includes(wanted));
  }, [blueprints, text]);
  if (blueprints.length === 0)
    return (
      <EmptyState
        icon={<ScrollText aria-hidden />}
        title="No blueprint yet"
        text="A blueprint is a program that describes machines, containers and the connections between them. The demo is a good one to begin with."
        actions={create}
      />
    );
  return (
    <div className="space-y-3">
      <div className="w-full sm:w-72">
        <SearchInput label="Filter by name" value={text} onValue={setText} />
      </div>
      <BlueprintTable
        blueprints={shown}
        empty={<EmptyState icon={<ScrollText aria-hidden />} title="No blueprint matches" text="Another name may." />}
      />
    </div>
  );
}
