"use client";

import { useQuery } from "@tanstack/react-query";
import { allPages } from "../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";

const PAGE = 200;

/** All of the team's blueprints, newest first. */
export function useBlueprints() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: trpc.blueprints.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.blueprints.list.query({ limit: PAGE, cursor })),
  });
}
