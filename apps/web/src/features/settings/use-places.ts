"use client";

import { useQuery } from "@tanstack/react-query";
import { allPages } from "../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";

const PAGE = 200;

/** The team's clusters and projects, to choose from and to name ids by. */
export function usePlaces() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const clusters = useQuery({
    queryKey: trpc.clusters.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.clusters.list.query({ limit: PAGE, cursor })),
  });
  const projects = useQuery({
    queryKey: trpc.projects.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.projects.list.query({ limit: PAGE, cursor })),
  });
  return { clusters: choicesOf(clusters.data?.items), projects: choicesOf(projects.data?.items) };
}

const choicesOf = (items: readonly { id: string; name: string }[] = []) => items.map(({ id, name }) => ({ value: id, label: name }));
