"use client";

import type { Accepted } from "@slipway/usecases/operations/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useToast } from "../../ui/toast-context.ts";
import { useTRPC } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { useClusterName } from "./use-cluster.ts";

/** What one may ask of the cluster of this address; each tells in a toast what the server answered. */
export function useClusterActs() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const team = useTeam();
  const cluster = useClusterName();

  /** The stream tells the same in a moment; what answers a click should not wait for it. */
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.clusters.get.queryFilter({ cluster })),
      queryClient.invalidateQueries(trpc.operations.list.queryFilter({ cluster })),
      queryClient.invalidateQueries(trpc.clusters.list.queryFilter()),
    ]);
  const onSuccess = ({ operation, message }: Accepted): void => {
    const action = operation && { label: "Its steps", onSelect: () => router.push(paths.operation(team, cluster, operation.id)) };
    toast.show({ tone: operation ? "good" : "neutral", title: message, ...(action && { action }) });
    void refresh();
  };

  return {
    start: useMutation(trpc.clusters.start.mutationOptions({ onSuccess })),
    apply: useMutation(trpc.clusters.apply.mutationOptions({ onSuccess })),
    scale: useMutation(trpc.clusters.scale.mutationOptions({ onSuccess })),
    stop: useMutation(trpc.clusters.stop.mutationOptions({ onSuccess })),
    update: useMutation(
      trpc.clusters.update.mutationOptions({
        onSuccess() {
          toast.show({ tone: "good", title: "Saved." });
          return refresh();
        },
      }),
    ),
    remove: useMutation(
      trpc.clusters.delete.mutationOptions({
        onSuccess() {
          toast.show({ tone: "good", title: `${cluster} is deleted.` });
          router.replace(paths.clusters(team));
          void queryClient.invalidateQueries(trpc.clusters.list.queryFilter());
        },
      }),
    ),
  };
}
