"use client";

import type { Me } from "@slipway/usecases/me/schemas";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.ts";

/** Who looks, and the teams they belong to. */
export function useMe(): { me: Me | undefined; error: unknown; reload(): void } {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.me.get.queryOptions({}));
  return { me: data, error, reload: () => void refetch() };
}
