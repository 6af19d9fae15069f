"use client";

import { useQuery } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";

const PAGE = 200;

/** All of the team's people. */
export function useMembers() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: trpc.members.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.members.list.query({ limit: PAGE, cursor })),
  });
}
