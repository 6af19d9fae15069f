"use client";

import type { Delivery } from "@slipway/usecases/deliveries/schemas";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { LOOK_AGAIN_MS } from "./use-webhooks.ts";

const PAGE = 50;

/** Newest first; older ones come page by page. */
export function useDeliveries(webhook: string, state: Delivery["state"] | undefined) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  // Not by infiniteQueryOptions: it sends a `direction` along, which the operations refuse.
  return useInfiniteQuery({
    queryKey: trpc.deliveries.list.infiniteQueryKey({ webhook, state, limit: PAGE }),
    queryFn: ({ pageParam }) => client.deliveries.list.query({ webhook, state, limit: PAGE, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: LOOK_AGAIN_MS,
  });
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
