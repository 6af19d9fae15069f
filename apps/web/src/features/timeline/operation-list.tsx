"use client";

import type { Operation } from "@slipway/usecases/operations/schemas";
import NextLink from "next/link";
import { classes } from "../../ui/classes.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { useClusterName } from "../cluster/use-cluster.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { took } from "./took.ts";
import { useNow } from "./use-now.ts";
import { useWho } from "./use-who.ts";

const TICK_MS = 1_000;

/** The latest operations, newest first. */
export function OperationList({ operations, chosen }: { operations: readonly Operation[]; chosen: string }) {
  const [team, cluster, who] = [useTeam(), useClusterName(), useWho()];
  const nowMs = useNow(
    TICK_MS,
    operations.some(({ state }) => state === "running"),
  );
  return (
    <nav aria-label="Operations" className="min-w-0">
      <ol className="max-h-72 overflow-y-auto rounded-lg border border-line bg-surface shadow-low xl:max-h-[calc(100dvh-14rem)]">
        {operations.map((operation) => (
          <li key={operation.id} className="border-b border-line last:border-b-0">
            <NextLink
              href={paths.operation(team, cluster, operation.id)}
              scroll={false}
              prefetch={false}
              aria-current={operation.id === chosen ? "true" : undefined}
              className={classes(
                "block space-y-1 px-3 py-2 -outline-offset-2 transition-colors",
                operation.id === chosen ? "bg-hover" : "hover:bg-hover",
              )}
            >
              <span className="flex items-center justify-between gap-2">
                <span className="font-medium">{operation.kind}</span>
                <StateBadge state={operation.state} of="operation" plain />
              </span>
              <span className="flex items-center justify-between gap-2 text-xs text-muted tabular-nums">
                <span className="truncate">
                  {who(operation.createdBy)} · <Time at={operation.createdAt} />
                </span>
                <span className="shrink-0">{took(operation, nowMs)}</span>
              </span>
            </NextLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
