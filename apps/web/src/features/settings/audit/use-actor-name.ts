"use client";

import { useCallback, useMemo } from "react";
import { useMembers } from "../members/use-members.ts";

/** `user/<id>` by name, while they are a member; anything else by its kind and the end of its id. */
export function useActorName(): (actor: string) => string {
  const { data } = useMembers();
  const names = useMemo(() => new Map(data?.items.map(({ userId, name, email }) => [`user/${userId}`, name || email])), [data]);
  return useCallback((actor) => names.get(actor) ?? shortened(actor), [names]);
}

function shortened(actor: string): string {
  const [kind = "", id = ""] = actor.split("/");
  return id ? `${kind} …${id.slice(-8)}` : actor;
}
