"use client";

import type { Machine } from "@slipway/usecases/machines/schemas";
import { Server } from "lucide-react";
import { useMemo, useState } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { MachineTable } from "./machine-table.tsx";
import { useMachines } from "./use-cluster.ts";

export function MachinesPage() {
  const { data, error, refetch } = useMachines();
  return (
    <PageBody>
      {data ? (
        <FilteredMachines machines={data.items} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TableSkeleton label="Loading machines" />
      )}
    </PageBody>
  );
}

function FilteredMachines({ machines }: { machines: readonly Machine[] }) {
  const [text, setText] = useState("");
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return machines.filter(({ name, state, role, address }) => `${name} ${state} ${role} ${address}`.includes(wanted));
  }, [machines, text]);
  if (machines.length === 0)
    return (
      <EmptyState
        icon={<Server aria-hidden />}
        title="No machine"
        text="A stopped cluster has none. They appear here as soon as a start asks the provider for them."
      />
    );
  return (
    <div className="space-y-3">
      <div className="w-full sm:w-72">
        <SearchInput label="Filter by name, state, role or address" placeholder="Filter machines" value={text} onValue={setText} />
      </div>
      <MachineTable
        machines={shown}
        empty={<EmptyState icon={<Server aria-hidden />} title="No machine matches" text="Another word may." />}
      />
    </div>
  );
}
