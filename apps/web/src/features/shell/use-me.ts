"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.ts";

export interface Me {
  /** null when one signed in with a key. */
  user: { name: string; email: string } | null;
  teams: readonly { slug: string; name: string; role: string }[];
}

/** Who looks, and the teams they belong to. */
export function useMe(): { me: Me | undefined; error: unknown; reload(): void } {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.teams.get.queryOptions({}));
  const me = data && { user: null, teams: [{ slug: data.slug, name: data.name, role: data.role }] };
  return { me, error, reload: () => void refetch() };
}
