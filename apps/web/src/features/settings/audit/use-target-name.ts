"use client";

import { useCallback, useMemo } from "react";
import { useBlueprints } from "../../blueprints/use-blueprints.ts";
import { useClusters } from "../../clusters/use-clusters.ts";
import { useMembers } from "../members/use-members.ts";

/** `cluster/<id>` as `cluster shop` while it is there; anything else by its kind and the end of its id. */
export function useTargetName(): (target: string) => string {
  const clusters = useClusters().data;
  const blueprints = useBlueprints().data;
  const members = useMembers().data;
  const names = useMemo(
    () =>
      new Map<string, string>([
        ...(clusters?.items ?? []).map(({ id, name }) => [`cluster/${id}`, name] as const),
        ...(blueprints?.items ?? []).map(({ id, name }) => [`blueprint/${id}`, name] as const),
        ...(members?.items ?? []).map(({ userId, name, email }) => [`user/${userId}`, name || email] as const),
      ]),
    [clusters, blueprints, members],
  );
  return useCallback((target) => inWords(target, names.get(target)), [names]);
}

const ID = /^[0-9a-f-]{36}$/;

function inWords(target: string, name: string | undefined): string {
  const [kind = "", id = ""] = target.split("/");
  if (!id) return target;
  return `${kind.replaceAll(/[_-]/g, " ")} ${name ?? (ID.test(id) ? `…${id.slice(-8)}` : id)}`;
}
