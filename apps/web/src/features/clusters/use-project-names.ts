"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../api/trpc.ts";

const PAGE = 200;
const FRESH_MS = 60_000;

/** The names of the team's projects by their ids. */
export function useProjectNames(): ReadonlyMap<string, string> {
  const { data } = useQuery(useTRPC().projects.list.queryOptions({ limit: PAGE }, { staleTime: FRESH_MS }));
  return useMemo(() => new Map(data?.items.map(({ id, name }) => [id, name])), [data]);
}
