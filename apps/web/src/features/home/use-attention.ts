"use client";

import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../api/trpc.ts";
import { useMay } from "../shell/use-may.ts";
import { type Attention, needsAttention } from "./attention.ts";
import { useRecentOperations } from "./use-recent-operations.ts";

const PAGE = 200;
/** Keys and webhooks change slowly. */
const LOOK_AGAIN_MS = 60_000;

export function useAttention(clusters: readonly ClusterSummary[]): readonly Attention[] {
  const trpc = useTRPC();
  const mayKeys = useMay("keys.own");
  const mayWebhooks = useMay("webhooks.manage");
  const operations = useRecentOperations().data?.items;
  const slowly = { refetchInterval: LOOK_AGAIN_MS };
  const keys = useQuery(trpc.keys.list.queryOptions({ limit: PAGE }, { ...slowly, enabled: mayKeys })).data?.items;
  const webhooks = useQuery(trpc.webhooks.list.queryOptions({ limit: PAGE }, { ...slowly, enabled: mayWebhooks })).data?.items;
  return useMemo(
    () => needsAttention({ clusters, operations: operations ?? [], keys: keys ?? [], webhooks: webhooks ?? [], nowMs: Date.now() }),
    [clusters, operations, keys, webhooks],
  );
}
