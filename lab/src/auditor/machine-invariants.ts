import { finding, isQuiet, later, liveMachines } from "./finding.ts";
import type { Finding, Witnesses } from "./witnesses.ts";

/** Machines are listed before the ledger is read, and an intent is written before its machine is made. */
export function noOrphan(seen: Witnesses): Finding {
  const ledger = new Set(seen.api.clusters.flatMap((cluster) => liveMachines(cluster).map((machine) => machine.id)));
  const orphans = seen.provider.machines.filter((machine) => !ledger.has(machine.machineId));
  return finding(
    { id: "I1", title: "no orphan machine", figure: `${orphans.length} of ${seen.provider.machines.length} machines unowned` },
    orphans.map((machine) => `machine ${machine.machineId} (container ${machine.containerId.slice(0, 12)}) belongs to no live cluster`),
  );
}

export function ledgerEqualsProvider(seen: Witnesses): Finding {
  const existing = new Map(seen.provider.machines.map((machine) => [machine.machineId, machine]));
  const silent = new Set(seen.hosts.silent);
  const details = seen.api.clusters.filter(isQuiet).flatMap((cluster) =>
    liveMachines(cluster).flatMap((machine) => {
      const real = existing.get(machine.id);
      if (!real) return [`${cluster.name}: machine ${machine.id} is ${machine.state} in the ledger and not at the provider`];
      if (machine.state === "running" && silent.has(machine.id))
        return [`${cluster.name}: machine ${machine.id} does not answer the auditor`];
      if (machine.state === "running" && !real.running) return [`${cluster.name}: machine ${machine.id} is said to run and does not`];
      return [];
    }),
  );
  const total = seen.api.clusters.reduce((sum, cluster) => sum + liveMachines(cluster).length, 0);
  return finding(
    { id: "I2", title: "ledger equals provider", figure: `${total} in the ledger, ${existing.size} at the provider` },
    details,
  );
}

export function oneMachinePerIntent(seen: Witnesses): Finding {
  const counts = new Map<string, number>();
  for (const machine of seen.provider.machines) counts.set(machine.machineId, (counts.get(machine.machineId) ?? 0) + 1);
  const doubled = [...counts].filter(([, count]) => count > 1);
  return finding(
    { id: "I3", title: "one machine per intent", figure: `${counts.size} intents, ${seen.provider.machines.length} machines` },
    doubled.map(([id, count]) => `intent ${id} has ${count} machines`),
  );
}

export function foreignUntouched(seen: Witnesses): Finding {
  const { placed, touched } = seen.decoys;
  const checked = { id: "I4", title: "foreign machines untouched" };
  if (placed === 0) return later({ ...checked, figure: "no decoys were placed" });
  return finding({ ...checked, figure: `${placed} decoys, ${touched.length} touched` }, touched);
}

export function sideObjects(seen: Witnesses): Finding {
  const alive = new Set(seen.api.clusters.filter((cluster) => cluster.state !== "stopped").map((cluster) => cluster.id));
  const orphans = seen.provider.sideObjects.filter((object) => !alive.has(object.clusterId));
  return finding(
    { id: "I25", title: "side objects owned", figure: `${seen.provider.sideObjects.length} networks, ${orphans.length} orphans` },
    orphans.map((object) => `${object.kind} ${object.name} belongs to no live cluster`),
  );
}
