"use client";

import { Logs, SquareTerminal } from "lucide-react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { useClusterName } from "../cluster/use-cluster.ts";
import { paths } from "../paths.ts";
import { useMay } from "../shell/use-may.ts";
import { useTeam } from "../shell/use-team.ts";

interface SourceLinksProps {
  /** Its name. */
  source: { machine: string } | { task: string };
  /** A shell can be opened in what runs alone. */
  isRunning: boolean;
}

/** Its logs, and a terminal in it. */
export function SourceLinks({ source, isRunning }: SourceLinksProps) {
  const team = useTeam();
  const cluster = useClusterName();
  const mayExec = useMay("exec");
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink size="sm" href={paths.source(team, cluster, { part: "logs", ...source })} icon={<Logs aria-hidden />}>
        Logs
      </ButtonLink>
      {mayExec && isRunning && (
        <ButtonLink size="sm" href={paths.source(team, cluster, { part: "terminal", ...source })} icon={<SquareTerminal aria-hidden />}>
          Terminal
        </ButtonLink>
      )}
    </div>
  );
}
