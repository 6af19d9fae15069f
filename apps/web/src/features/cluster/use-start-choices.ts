"use client";

import { useQuery } from "@tanstack/react-query";
import { allPages } from "../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";
import { useOperations } from "./use-cluster.ts";

const PAGE = 200;
/** The server takes the newest version of what it ran last. */
export const RAN_LAST = "";

/** What a stopped cluster could run: blueprints that have a version, by name, and what it ran last where it has run. */
export function useStartChoices() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const operations = useOperations();
  const blueprints = useQuery({
    queryKey: trpc.blueprints.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.blueprints.list.query({ limit: PAGE, cursor })),
  });
  const hasRun = (operations.data?.items.length ?? 0) > 0;
  const written = (blueprints.data?.items ?? []).filter(({ latestVersion, archivedAt }) => latestVersion > 0 && archivedAt === null);
  return {
    choices: [
      ...(hasRun ? [{ value: RAN_LAST, label: "What it ran last, newest version" }] : []),
      ...written.map(({ name, latestVersion }) => ({ value: name, label: `${name}, version ${latestVersion}` })),
    ],
    isLoaded: operations.data !== undefined && blueprints.data !== undefined,
    error: operations.error ?? blueprints.error,
    retry: () => void Promise.all([operations.refetch(), blueprints.refetch()]),
  };
}
