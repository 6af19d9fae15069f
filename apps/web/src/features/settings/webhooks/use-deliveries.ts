"use client";

import type { Delivery } from "@slipway/usecases/deliveries/schemas";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";
import { LOOK_AGAIN_MS } from "./use-webhooks.ts";

const PAGE = 50;

/** Newest first; older ones come page by page. */
export function useDeliveries(webhook: string, state: Delivery["state"] | undefined) {
  return useInfiniteQuery(
    useTRPC().deliveries.list.infiniteQueryOptions(
      { webhook, state, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor, refetchInterval: LOOK_AGAIN_MS },
    ),
  );
}

/** Looked at again for as long as something can still become of it. */
export function useDelivery(webhook: string, delivery: string) {
  return useQuery(
    useTRPC().deliveries.get.queryOptions(
      { webhook, delivery },
      { refetchInterval: ({ state }) => (state.data?.state === "pending" ? LOOK_AGAIN_MS : false) },
    ),
  );
}
