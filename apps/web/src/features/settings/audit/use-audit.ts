"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";

const PAGE = 100;

/** Newest first; older rows come page by page. */
export function useAudit() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  // Not by infiniteQueryOptions: it sends a `direction` along, which the operations refuse.
  return useInfiniteQuery({
    queryKey: trpc.audit.list.infiniteQueryKey({ limit: PAGE }),
    queryFn: ({ pageParam }) => client.audit.list.query({ limit: PAGE, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
