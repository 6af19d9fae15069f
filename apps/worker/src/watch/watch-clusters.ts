import { setTimeout as delay } from "node:timers/promises";
import type { Provider } from "@slipway/core/ports";
import type { ClusterRef } from "../activities/activity-types.ts";
import { errorFields } from "../log.ts";
import { type ClusterWatcher, type WatchDeps, watchCluster } from "./watch-cluster.ts";

const TURN_MS = 2_000;
const LEASE_MS = 15_000;
const RESUBSCRIBE_MS = 1_000;

interface Held {
  watcher: ClusterWatcher;
  generation: number;
  /** Milliseconds since the epoch; not renewed by then, another process may watch. */
  until: number;
}

export interface Watch {
  stop(): Promise<void>;
}

/** Watches every cluster whose lease this process gets, as long as it keeps it. `owner` is unique to the process. */
export function watchClusters(deps: WatchDeps, owner: string): Watch {
  const held = new Map<string, Held>();
  const ending = new Set<Promise<void>>();
  const controller = new AbortController();
  const ttlMs = LEASE_MS / deps.timeDivisor;
  const turns = takeTurns();
  const subscriptions = [...deps.providers.values()].map(subscribe);

  async function takeTurns(): Promise<void> {
    while (!controller.signal.aborted) {
      await turn().catch((error: unknown) => deps.log.warn("watch leases not renewed", errorFields(error)));
      await delay(TURN_MS / deps.timeDivisor, undefined, { signal: controller.signal }).catch(() => undefined);
    }
  }

  async function turn(): Promise<void> {
    dropExpired();
    const clusters = await deps.system.watchableClusters(owner);
    for (const cluster of clusters) await takeOrRenew(cluster);
    const watchable = new Set(clusters.map(({ clusterId }) => clusterId));
    for (const clusterId of held.keys()) if (!watchable.has(clusterId)) drop(clusterId);
  }

  async function takeOrRenew(cluster: ClusterRef): Promise<void> {
    const asked = deps.clock.now();
    const lease = await deps.system.takeWatchLease(cluster.clusterId, owner, ttlMs);
    const mine = held.get(cluster.clusterId);
    // Another generation: somebody else has watched in between, and all that was seen before is void.
    if (mine && mine.generation !== lease?.generation) drop(cluster.clusterId);
    if (!lease || controller.signal.aborted) return;
    const current = held.get(cluster.clusterId);
    if (current) current.until = asked + ttlMs;
    else begin(cluster, { generation: lease.generation, until: asked + ttlMs });
  }

  function begin(cluster: ClusterRef, lease: { generation: number; until: number }): void {
    const entry: Held = {
      ...lease,
      watcher: watchCluster(deps, cluster, () => held.get(cluster.clusterId) === entry && deps.clock.now() < entry.until),
    };
    held.set(cluster.clusterId, entry);
  }

  function dropExpired(): void {
    for (const [clusterId, { until }] of held) if (deps.clock.now() >= until) drop(clusterId);
  }

  /** Silent at once. That it lets go of a machine that does not answer may take longer than the other clusters' leases last. */
  function drop(clusterId: string): void {
    const entry = held.get(clusterId);
    held.delete(clusterId);
    if (!entry) return;
    const end: Promise<void> = entry.watcher
      .stop()
      .catch((error: unknown) => deps.log.warn("watcher ended badly", { clusterId, ...errorFields(error) }))
      .finally(() => ending.delete(end));
    ending.add(end);
  }

  /** The stream of a provider that can tell; kept up as long as this process watches. */
  async function subscribe(provider: Provider): Promise<void> {
    while (provider.watch && !controller.signal.aborted) {
      await provider
        .watch(announce, controller.signal)
        .catch((error: unknown) => deps.log.warn("provider stream ended", errorFields(error)));
      await delay(RESUBSCRIBE_MS / deps.timeDivisor, undefined, { signal: controller.signal }).catch(() => undefined);
    }
  }

  function announce(machineId: string): void {
    for (const { watcher } of held.values()) watcher.machineChanged(machineId);
  }

  return {
    async stop() {
      controller.abort();
      await Promise.all([turns, ...subscriptions]);
      const clusterIds = [...held.keys()];
      clusterIds.forEach(drop);
      await Promise.all(ending);
      await Promise.allSettled(clusterIds.map((clusterId) => deps.system.releaseWatchLease(clusterId, owner)));
    },
  };
}
