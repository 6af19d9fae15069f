"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock, SquareTerminal } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { useTRPC } from "../api/trpc.ts";
import { useMachines, useTasks } from "../cluster/use-cluster.ts";
import { useMay } from "../shell/use-may.ts";
import { TargetChooser } from "./target-chooser.tsx";
import { TerminalPane } from "./terminal-pane.tsx";
import { type TerminalTarget, terminalTargets } from "./terminal-targets.ts";

/** A shell on a machine or in a task. */
export function TerminalPage() {
  const trpc = useTRPC();
  const team = useQuery(trpc.teams.get.queryOptions({}));
  const may = useMay("exec");
  if (team.data && !may)
    return (
      <EmptyState
        icon={<Lock aria-hidden />}
        title="Your role opens no terminals"
        text="A terminal can change everything on its machine. An owner or admin of the team can give you a role that may."
      />
    );
  return <PageBody>{team.data ? <Terminals /> : <TableSkeleton label="Loading" />}</PageBody>;
}

function Terminals() {
  const asked = useSearchParams();
  const machines = useMachines();
  const tasks = useTasks();
  // Numbered, so that the same place can be opened anew.
  const [opened, setOpened] = useState<{ target: TerminalTarget; number: number } | null>(null);
  const open = (target: TerminalTarget): void => setOpened((before) => ({ target, number: (before?.number ?? 0) + 1 }));
  const error = machines.error ?? tasks.error;
  if (!machines.data || !tasks.data)
    return error ? (
      <ErrorState
        error={error}
        onRetry={() => {
          void machines.refetch();
          void tasks.refetch();
        }}
      />
    ) : (
      <TableSkeleton label="Loading machines and tasks" />
    );
  const targets = terminalTargets(machines.data.items, tasks.data.items);
  const wanted = targets.find(({ kind, name }) => asked.get(kind) === name);
  if (targets.length === 0 && !opened)
    return (
      <EmptyState
        icon={<SquareTerminal aria-hidden />}
        title="Nothing to open a terminal on"
        text="Start the cluster. As soon as a machine runs, a shell can be opened on it, and in the tasks on it."
      />
    );
  return (
    <div className="space-y-4">
      <TargetChooser targets={targets} wanted={wanted ?? null} opened={opened?.target ?? null} onOpen={open} />
      {opened && (
        <TerminalPane key={opened.number} target={opened.target} onAgain={() => open(opened.target)} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}
