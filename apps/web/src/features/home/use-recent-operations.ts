"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.ts";

const RECENT = 100;
const LOOK_AGAIN_MS = 5_000;

/** The team's latest operations, of all clusters. */
export function useRecentOperations() {
  return useQuery(useTRPC().operations.recent.queryOptions({ limit: RECENT }, { refetchInterval: LOOK_AGAIN_MS }));
}
