import type { ProviderMachine } from "@slipway/core/ports";
import { observeMachine } from "./observe-machine.ts";
import { observeSwarm } from "./observe-swarm.ts";
import { observeTasks } from "./observe-tasks.ts";
import type { ClusterInView, ClusterSight, ObserveDeps } from "./sight.ts";

/** Looks at the provider and at every reachable machine's engine; changes nothing. */
export async function observeCluster(deps: ObserveDeps, view: ClusterInView): Promise<ClusterSight> {
  // The provider first: a machine's row is committed before the machine is made, so each one seen has its row.
  const listed = await listAtProviders(deps, view.cluster.id);
  const [allMachines, allTasks] = await Promise.all([view.store.listMachines(view.cluster.id), view.store.listTasks(view.cluster.id)]);
  const machines = allMachines.filter((machine) => machine.state !== "gone");
  const tasks = allTasks.filter((task) => task.state !== "stopped" && task.state !== "lost");
  const observed = await Promise.all(
    machines.map((machine) => observeMachine(deps, { view, machine, seen: listed.get(machine.id)?.seen ?? null })),
  );
  const sights = observed.map(({ sight }) => sight);
  const known = new Set(machines.map((machine) => machine.id));
  return {
    observation: {
      machines: observed.flatMap(({ sight, patch }) => (patch ? [{ id: sight.machine.id, patch }] : [])),
      tasks: observeTasks(deps, { tasks, sights }),
      cluster: await observeSwarm(deps, { view, sights }),
    },
    sights,
    orphanMachines: [...listed].flatMap(([machineId, { provider }]) => (known.has(machineId) ? [] : [{ provider, machineId }])),
    tasks,
  };
}

async function listAtProviders(deps: ObserveDeps, clusterId: string): Promise<Map<string, { provider: string; seen: ProviderMachine }>> {
  const lists = await Promise.all(
    [...deps.providers.values()].map(async (provider) => ({ provider, list: await provider.listMachines({ clusterId }) })),
  );
  return new Map(lists.flatMap(({ provider, list }) => list.map((seen) => [seen.machineId, { provider: provider.name, seen }] as const)));
}
