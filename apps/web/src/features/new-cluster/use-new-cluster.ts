"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";

interface NewCluster {
  name: string;
  project: string | undefined;
  blueprint: string;
  then: "plan" | "start";
}

/** Names the cluster, then plans or starts the blueprint's newest version. Asked again after a failure it goes on where it was. */
export function useNewCluster() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const router = useRouter();
  const team = useTeam();
  const made = useRef<string | null>(null);

  async function newestVersion(blueprint: string): Promise<string> {
    const { items } = await client.versions.list.query({ blueprint, limit: 1 });
    const [newest] = items;
    if (!newest) throw new Error("This blueprint has no version yet: save one in its editor, then come back.");
    return newest.id;
  }
  return useMutation({
    async mutationFn({ name, project, blueprint, then }: NewCluster): Promise<string> {
      const blueprintVersionId = await newestVersion(blueprint);
      if (made.current !== name) made.current = (await client.clusters.create.mutate({ name, project })).name;
      const target = { cluster: name, blueprintVersionId };
      if (then === "plan") return paths.plan(team, { cluster: name, plan: (await client.plans.create.mutate(target)).id });
      const { operation } = await client.clusters.start.mutate(target);
      return operation ? paths.operation(team, name, operation.id) : paths.cluster(team, name);
    },
    onSuccess: (next) => router.push(next),
    onSettled: () => queryClient.invalidateQueries(trpc.clusters.list.queryFilter()),
  });
}
