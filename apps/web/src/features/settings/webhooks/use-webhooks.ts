"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useTRPC } from "../../api/trpc.ts";

/** There is no stream of deliveries: who looks at them looks again. */
export const LOOK_AGAIN_MS = 5_000;
/** A team has 20 at most. */
const PAGE = 50;

export function useWebhooks() {
  return useQuery(useTRPC().webhooks.list.queryOptions({ limit: PAGE }, { refetchInterval: LOOK_AGAIN_MS }));
}

/** The webhook of the address. */
export function useWebhookId(): string {
  return decodeURIComponent(useParams<{ webhook: string }>().webhook);
}

export function useWebhook() {
  const webhook = useWebhookId();
  return useQuery(useTRPC().webhooks.get.queryOptions({ webhook }, { refetchInterval: LOOK_AGAIN_MS }));
}
