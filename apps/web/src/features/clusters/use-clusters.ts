"use client";

import { useQuery } from "@tanstack/react-query";
import { allPages } from "../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";

const PAGE = 200;
/** There is no stream of a whole team: a list looks again while it is looked at. */
const LOOK_AGAIN_MS = 5_000;

/** All of the team's clusters. */
export function useClusters() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: trpc.clusters.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.clusters.list.query({ limit: PAGE, cursor })),
    refetchInterval: LOOK_AGAIN_MS,
  });
}
