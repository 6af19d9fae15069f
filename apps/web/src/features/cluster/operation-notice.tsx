"use client";

import type { Operation } from "@slipway/usecases/operations/schemas";
import { X } from "lucide-react";
import { IconButton } from "../../ui/icon-button.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { useClusterName, useOperations } from "./use-cluster.ts";

const tones = { pending: "accent", running: "accent", succeeded: "good", failed: "bad", cancelled: "neutral" } as const;

/** How an operation that was just asked for fares, until it is put away. */
export function OperationNotice({ asked, onClose }: { asked: Operation; onClose(): void }) {
  const team = useTeam();
  const cluster = useClusterName();
  const { data } = useOperations();
  const now = data?.items.find(({ id }) => id === asked.id) ?? asked;
  return (
    <Notice tone={tones[now.state]} actions={<IconButton size="sm" label="Put away" icon={<X aria-hidden />} onClick={onClose} />}>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          {now.kind} {now.reason}
        </span>
        <StateBadge state={now.state} of="operation" plain />
        <Link href={paths.operation(team, cluster, now.id)}>Its steps</Link>
        {now.failure && <span>{now.failure.message}</span>}
      </span>
    </Notice>
  );
}
