"use client";

import type { Action } from "@slipway/core/access";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.ts";

/** Whether who looks may do such things in this team; the server decides all the same. False until it is known. */
export function useMay(action: Action): boolean {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.teams.get.queryOptions({}));
  return data?.actions.includes(action) ?? false;
}
