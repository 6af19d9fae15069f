"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { allPages } from "../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";

const PAGE = 200;
const OPERATIONS = 50;

/** The cluster of the address, as every query names it: what happens finds its page by this. */
export function useClusterName(): string {
  const { cluster } = useParams<{ cluster: string }>();
  return decodeURIComponent(cluster);
}

export function useCluster() {
  const trpc = useTRPC();
  return useQuery(trpc.clusters.get.queryOptions({ cluster: useClusterName() }));
}

/** All machines of the cluster, kept up to date by LiveCluster. */
export function useMachines() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cluster = useClusterName();
  return useQuery({
    queryKey: trpc.machines.list.queryKey({ cluster, limit: PAGE }),
    queryFn: () => allPages((cursor) => client.machines.list.query({ cluster, limit: PAGE, cursor })),
  });
}

/** All tasks of the cluster, kept up to date by LiveCluster. */
export function useTasks() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cluster = useClusterName();
  return useQuery({
    queryKey: trpc.tasks.list.queryKey({ cluster, limit: PAGE }),
    queryFn: () => allPages((cursor) => client.tasks.list.query({ cluster, limit: PAGE, cursor })),
  });
}

/** The latest operations, newest first. */
export function useOperations() {
  const trpc = useTRPC();
  return useQuery(trpc.operations.list.queryOptions({ cluster: useClusterName(), limit: OPERATIONS }));
}
