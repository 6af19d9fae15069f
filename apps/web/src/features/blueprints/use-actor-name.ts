"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTRPC } from "../api/trpc.ts";

const PAGE = 200;
const FRESH_MS = 60_000;

/** `user/…` as the team knows that person; a key, or one who has left, stays as it is written. */
export function useActorName(): (actor: string) => string {
  const { data } = useQuery(useTRPC().members.list.queryOptions({ limit: PAGE }, { staleTime: FRESH_MS }));
  const names = useMemo(() => new Map(data?.items.map(({ userId, name, email }) => [`user/${userId}`, name || email])), [data]);
  return useCallback((actor: string) => names.get(actor) ?? actor, [names]);
}
