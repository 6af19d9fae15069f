"use client";

import { useQuery } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";

const PAGE = 200;

export function useServiceAccounts() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: trpc.serviceAccounts.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.serviceAccounts.list.query({ limit: PAGE, cursor })),
  });
}
