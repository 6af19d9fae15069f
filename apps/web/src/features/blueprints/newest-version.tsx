"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useTRPC } from "../api/trpc.ts";
import { useActorName } from "./use-actor-name.ts";

interface NewestVersionProps {
  blueprint: Blueprint;
  show: "by" | "when";
}

/** Of one row: only the rows that are drawn ask, and their questions travel together. */
export function NewestVersion({ blueprint, show }: NewestVersionProps) {
  const actorName = useActorName();
  const has = blueprint.latestVersion > 0;
  const input = { blueprint: blueprint.id, limit: 1 };
  const { data, isError } = useQuery(useTRPC().versions.list.queryOptions(input, { enabled: has }));
  const version = data?.items[0];
  if (!has || isError) return <span className="text-subtle">–</span>;
  if (!version) return <Skeleton className="w-16" />;
  return show === "by" ? <span className="truncate text-muted">{actorName(version.createdBy)}</span> : <Time at={version.createdAt} />;
}
