"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../api/trpc.ts";
import { whoOf } from "./who-of.ts";

const MEMBERS = 200;

/** Says who an actor is. Who reaches a part of the team only may not see its members, and reads "a member". */
export function useWho(): (actor: string) => string {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.members.list.queryOptions({ limit: MEMBERS }));
  return useMemo(() => {
    const names = new Map(data?.items.map(({ userId, name, email }) => [userId, name || email]));
    return (actor) => (data || !actor.startsWith("user/") ? whoOf(actor, names) : "a member");
  }, [data]);
}
