import type { ClusterRecord, ExecutionStore } from "@slipway/core/ports";
import { needsHealing } from "@slipway/core/reconciler";
import type { ClusterRef } from "../activities/activity-types.ts";
import { errorFields } from "../log.ts";
import type { ReachedMachine } from "../machine-access.ts";
import { observeCluster } from "../observe/observe-cluster.ts";
import type { ClusterSight, ObserveDeps } from "../observe/sight.ts";
import { coalesced } from "./coalesced.ts";
import { collectLogs } from "./collect-logs.ts";
import { healPace } from "./heal-pace.ts";
import { machineStreams } from "./machine-streams.ts";

const REST_MS = 1_000;
const POLL_MS = 10_000;

export interface WatchDeps extends ObserveDeps {
  wakeCluster(cluster: ClusterRef): Promise<void>;
  cancelOperation(operationId: string): Promise<void>;
}

export interface ClusterWatcher {
  /** A machine of the cluster has started or ended, its provider says. */
  machineChanged(machineId: string): void;
  stop(): Promise<void>;
}

/**
 * Looks whenever something stirs (engine events, a cut connection, the provider's word, a slow poll), records what it sees, and asks
 * for a heal when that is not what is wanted. `isHeld` is asked before every write: a watcher that lost its lease is silent.
 */
export function watchCluster(deps: WatchDeps, ref: ClusterRef, isHeld: () => boolean): ClusterWatcher {
  const store = deps.system.forTeam(ref.teamId);
  const pace = healPace(deps);
  const logs = collectLogs(deps, ref);
  const streams = machineStreams((machine, signal) => followEvents(ref, { machine, signal, onStir: () => looks.poke() }));
  const machineIds = new Set<string>();
  const looks = coalesced(look, REST_MS / deps.timeDivisor);
  const poll = setInterval(looks.poke, POLL_MS / deps.timeDivisor);
  let nextLook: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    try {
      // Operations look for themselves; what they do must not be taken for damage.
      if (!isHeld() || (await store.nextOperation(ref.clusterId))) return;
      const cluster = await store.loadCluster(ref.clusterId);
      const sight = await observeCluster(deps, { cluster, store });
      follow(sight);
      if (!isHeld() || (await store.nextOperation(ref.clusterId))) return;
      await store.recordObservation(ref.clusterId, sight.observation);
      await heal(cluster);
    } catch (error) {
      deps.log.warn("look failed", { clusterId: ref.clusterId, ...errorFields(error) });
    }
  }

  function follow({ sights }: ClusterSight): void {
    for (const { machine } of sights) machineIds.add(machine.id);
    streams.keep(sights.flatMap(({ reached }) => reached ?? []));
    logs.follow(sights);
  }

  async function heal(cluster: ClusterRecord): Promise<void> {
    if (!cluster.desired) return;
    const now = deps.clock.now();
    const { reasons, wakeAt } = needsHealing(cluster.desired.spec, await store.snapshot(cluster.id), now);
    if (wakeAt !== null) lookIn(wakeAt - now);
    if (reasons.length === 0) return pace.healthy();
    const waitMs = pace.waitMs(reasons);
    if (waitMs > 0) return lookIn(waitMs);
    await requestHeal({ store, cluster, reasons });
  }

  async function requestHeal({ cluster, reasons }: { store: ExecutionStore; cluster: ClusterRecord; reasons: string[] }): Promise<void> {
    if (cluster.state === "running") await store.patchCluster(cluster.id, { state: "degraded" });
    const operationId = await store.requestHeal(cluster.id, reasons.join("; "));
    if (!operationId) return;
    pace.asked(reasons);
    deps.metrics.healRequested();
    deps.log.info("heal requested", { clusterId: cluster.id, operationId, reasons });
    await deps.wakeCluster(ref);
  }

  function lookIn(ms: number): void {
    clearTimeout(nextLook);
    nextLook = setTimeout(looks.poke, Math.max(1, ms));
  }

  looks.poke();
  return {
    machineChanged(machineId) {
      if (machineIds.has(machineId)) looks.poke();
    },
    async stop() {
      clearInterval(poll);
      clearTimeout(nextLook);
      streams.stop();
      await Promise.all([looks.stop(), logs.stop()]);
    },
  };
}

async function followEvents(
  { clusterId }: ClusterRef,
  { machine, signal, onStir }: { machine: ReachedMachine; signal: AbortSignal; onStir: () => void },
) {
  void machine.session.closed.then(onStir);
  await machine.engine.watchEvents({ "slipway.cluster_id": clusterId }, onStir, signal);
  if (!signal.aborted) onStir();
}
