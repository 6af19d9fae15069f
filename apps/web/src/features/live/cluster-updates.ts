import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { ClusterEventItem } from "@slipway/usecases/events/schemas";
import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import type { QueryClient } from "@tanstack/react-query";
import type { useTRPC } from "../api/trpc.ts";
import { calm } from "./calm.ts";
import { frameBatch } from "./frame-batch.ts";
import { newestStates, withStates } from "./patch-states.ts";
import { type ClusterPart, touchedBy } from "./touched-by.ts";

interface ClusterUpdatesOptions {
  trpc: ReturnType<typeof useTRPC>;
  queryClient: QueryClient;
  cluster: string;
  onEvents(events: readonly ClusterEventItem[]): void;
}

/** A start of 200 machines tells hundreds of things a second: what they changed is asked for this often at most. */
const RELOAD_EVERY_MS = 1_000;
const parts: readonly ClusterPart[] = ["cluster", "machines", "tasks", "operations", "steps"];

/** Turns events into a fresh page: states are put in place at once, the rest is asked for anew. */
export function clusterUpdates({ trpc, queryClient, cluster, onEvents }: ClusterUpdatesOptions) {
  const filters = {
    cluster: trpc.clusters.get.queryFilter({ cluster }),
    machines: trpc.machines.list.queryFilter({ cluster }),
    tasks: trpc.tasks.list.queryFilter({ cluster }),
    operations: trpc.operations.list.queryFilter({ cluster }),
    steps: trpc.operations.get.queryFilter(),
  } as const;
  const reload = (part: ClusterPart): void => void queryClient.invalidateQueries({ queryKey: filters[part].queryKey });
  const reloads = Object.fromEntries(parts.map((part) => [part, calm(() => reload(part), RELOAD_EVERY_MS)])) as Record<
    ClusterPart,
    ReturnType<typeof calm>
  >;
  const reloadAll = (): void => {
    for (const part of parts) reloads[part].ask();
  };

  function patch(events: readonly ClusterEventItem[]): void {
    const machines = newestStates(events, "machine.state_changed", "machineId");
    const tasks = newestStates(events, "task.state_changed", "taskId");
    const changed = events.findLast(({ type }) => type === "cluster.state_changed");
    const placed =
      <Item extends { id: string; state: string }>(states: ReadonlyMap<string, string>) =>
      (page?: { items: Item[] }) =>
        page && { ...page, items: withStates(page.items, states) };
    if (machines.size > 0) queryClient.setQueriesData(filters.machines, placed<Machine>(machines));
    if (tasks.size > 0) queryClient.setQueriesData(filters.tasks, placed<Task>(tasks));
    const state = changed?.data.to as Cluster["state"] | undefined;
    if (state) queryClient.setQueriesData(filters.cluster, (known?: Cluster) => known && { ...known, state });
  }

  const batch = frameBatch<ClusterEventItem>((events) => {
    onEvents(events);
    patch(events);
    for (const part of new Set(events.flatMap(({ type }) => touchedBy(type)))) reloads[part].ask();
  });

  return {
    take: (data: string): void => batch.push(JSON.parse(data) as ClusterEventItem),
    reloadAll,
    stop(): void {
      batch.cancel();
      for (const part of parts) reloads[part].cancel();
    },
  };
}
