import { createHash } from "node:crypto";
import type { ApiCluster, Finding, Witnesses } from "./witnesses.ts";

/** Legal moves of a machine, from the published table; the auditor keeps its own copy. */
const machineMoves: Record<string, string[]> = {
  intended: ["booting", "deleting", "gone"],
  booting: ["running", "unreachable", "deleting", "gone"],
  running: ["unreachable", "deleting", "gone"],
  unreachable: ["running", "deleting", "gone"],
  deleting: ["gone"],
  gone: [],
};

const finding = (id: string, title: string, figure: string, details: string[]): Finding => ({
  id,
  title,
  figure,
  verdict: details.length === 0 ? "holds" : "violated",
  details,
});

const live = (cluster: ApiCluster) => cluster.machines.filter((machine) => machine.state !== "gone");
const ended = new Set(["succeeded", "failed", "cancelled"]);
const settled = (cluster: ApiCluster) => cluster.operations.every((operation) => ended.has(operation.state));

function noOrphan(seen: Witnesses): Finding {
  const ledger = new Set(seen.api.clusters.flatMap((cluster) => live(cluster).map((machine) => machine.id)));
  const orphans = seen.provider.machines.filter((machine) => !ledger.has(machine.machineId));
  return finding(
    "I1",
    "no orphan machine",
    `${orphans.length} of ${seen.provider.machines.length} machines unowned`,
    orphans.map((machine) => `machine ${machine.machineId} (container ${machine.containerId.slice(0, 12)}) belongs to no live cluster`),
  );
}

function ledgerEqualsProvider(seen: Witnesses): Finding {
  const existing = new Map(seen.provider.machines.map((machine) => [machine.machineId, machine]));
  const details = seen.api.clusters.filter(settled).flatMap((cluster) =>
    live(cluster).flatMap((machine) => {
      const real = existing.get(machine.id);
      if (!real) return [`${cluster.name}: machine ${machine.id} is ${machine.state} in the ledger and not at the provider`];
      if (machine.state === "running" && !real.running) return [`${cluster.name}: machine ${machine.id} is said to run and does not`];
      return [];
    }),
  );
  const total = seen.api.clusters.reduce((sum, cluster) => sum + live(cluster).length, 0);
  return finding("I2", "ledger equals provider", `${total} in the ledger, ${existing.size} at the provider`, details);
}

function oneMachinePerIntent(seen: Witnesses): Finding {
  const counts = new Map<string, number>();
  for (const machine of seen.provider.machines) counts.set(machine.machineId, (counts.get(machine.machineId) ?? 0) + 1);
  const doubled = [...counts].filter(([, count]) => count > 1);
  return finding(
    "I3",
    "one machine per intent",
    `${counts.size} intents, ${seen.provider.machines.length} machines`,
    doubled.map(([id, count]) => `intent ${id} has ${count} machines`),
  );
}

function foreignUntouched(seen: Witnesses): Finding {
  const { placed, touched } = seen.decoys;
  return finding("I4", "foreign machines untouched", `${placed} decoys, ${touched.length} touched`, touched);
}

function noDoublePlacement(seen: Witnesses): Finding {
  const names = new Map(seen.api.clusters.flatMap((cluster) => cluster.tasks.map((task) => [task.id, `${cluster.name}/${task.name}`])));
  const bySlot = new Map<string, string[]>();
  for (const container of seen.hosts.containers.filter((one) => one.running && one.kind === "app")) {
    const slot = names.get(container.taskId) ?? `unknown task ${container.taskId}`;
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), container.machineId]);
  }
  const details = [...bySlot].filter(([slot, at]) => at.length > 1 || slot.startsWith("unknown")).map(([slot, at]) => `${slot} runs on ${at.join(", ")}`);
  return finding("I5", "no double placement", `${bySlot.size} slots running, ${details.length} wrong`, details);
}

function desiredIsActual(seen: Witnesses): Finding {
  let wanted = 0;
  const running = new Set(seen.hosts.containers.filter((one) => one.running && one.kind === "app").map((one) => one.taskId));
  const details = seen.api.clusters
    .filter((cluster) => settled(cluster) && cluster.state === "running")
    .flatMap((cluster) =>
      Object.entries(cluster.desired).flatMap(([service, count]) => {
        wanted += count;
        const actual = cluster.tasks.filter((task) => task.service === service && running.has(task.id)).length;
        return actual === count ? [] : [`${cluster.name}: ${service} wants ${count}, hosts run ${actual}`];
      }),
    );
  return finding("I6", "desired equals actual", `${wanted} tasks wanted, ${running.size} app containers run`, details);
}

function operationsEnd(seen: Witnesses): Finding {
  const deadlineMs = 10 * 60_000;
  const open = seen.api.clusters.flatMap((cluster) => cluster.operations.filter((operation) => !ended.has(operation.state)));
  const stuck = open.filter((operation) => seen.at - Date.parse(operation.createdAt) > deadlineMs).map((operation) => `${operation.kind} ${operation.id} is ${operation.state} past its deadline`);
  const ids = new Set(open.map((operation) => operation.id));
  const workflows = (seen.workflows ?? []).filter((id) => id.startsWith("operation-") && !ids.has(id.slice("operation-".length)));
  return finding("I9", "every operation ends", `${open.length} open, ${stuck.length} stuck`, [...stuck, ...workflows.map((id) => `workflow ${id} runs for no open operation`)]);
}

function oneWinner(seen: Witnesses): Finding {
  const overlaps = seen.api.clusters.flatMap((cluster) => {
    const spans = cluster.operations
      .filter((operation) => operation.startedAt)
      .map((operation) => ({ id: operation.id, from: Date.parse(operation.startedAt ?? ""), to: operation.endedAt ? Date.parse(operation.endedAt) : seen.at }))
      .sort((a, b) => a.from - b.from);
    return spans.slice(1).flatMap((span, i) => (span.from < (spans[i]?.to ?? 0) ? [`${cluster.name}: ${spans[i]?.id} and ${span.id} ran at once`] : []));
  });
  const total = seen.api.clusters.reduce((sum, cluster) => sum + cluster.operations.length, 0);
  return finding("I10", "one operation at a time", `${total} operations, ${overlaps.length} overlaps`, overlaps);
}

function eventsComplete(seen: Witnesses): Finding {
  const details = seen.api.clusters.flatMap((cluster) =>
    cluster.events.flatMap((event, i) => (event.sequence === i + 1 ? [] : [`${cluster.name}: event ${i + 1} is numbered ${event.sequence}`])).slice(0, 1),
  );
  const total = seen.api.clusters.reduce((sum, cluster) => sum + cluster.events.length, 0);
  return finding("I12", "events complete and ordered", `${total} events, ${details.length} gaps`, details);
}

function legalHistory(seen: Witnesses): Finding {
  let moves = 0;
  const details = seen.api.clusters.flatMap((cluster) =>
    cluster.events
      .filter((event) => event.type === "machine.state_changed")
      .flatMap((event) => {
        moves += 1;
        const { from, to, machineId } = event.data as { from?: string; to?: string; machineId?: string };
        return from && to && machineMoves[from]?.includes(to) ? [] : [`${cluster.name}: machine ${machineId} went from ${from} to ${to}`];
      }),
  );
  return finding("I13", "history is legal", `${moves} machine moves, ${details.length} illegal`, details);
}

/** Keys sorted at every depth, no white space. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(",")}}`;
}

function auditChain(seen: Witnesses): Finding {
  const details = seen.api.audit.flatMap((row, i) => {
    const { hash, ...body } = row;
    const expected = createHash("sha256").update(canonical(body)).digest("hex");
    if (row.sequence !== i + 1) return [`row ${i + 1} is numbered ${row.sequence}`];
    if (i > 0 && row.prevHash !== seen.api.audit[i - 1]?.hash) return [`row ${row.sequence} does not follow the row before it`];
    return hash === expected ? [] : [`row ${row.sequence} was changed`];
  });
  return finding("I14", "audit chain valid", `${seen.api.audit.length} rows, ${details.length} broken`, details);
}

function noSecret(seen: Witnesses): Finding {
  return finding("I15", "no secret anywhere", `${seen.markers.searched} places searched, ${seen.markers.found.length} hits`, seen.markers.found);
}

function honesty(seen: Witnesses): Finding {
  const running = new Set(seen.hosts.containers.filter((one) => one.running).map((one) => one.taskId));
  const reached = new Set(seen.hosts.reached);
  let claims = 0;
  const details = seen.api.clusters.filter(settled).flatMap((cluster) =>
    cluster.tasks
      .filter((task) => task.state === "running" && task.machine !== null && reached.has(task.machine))
      .flatMap((task) => {
        claims += 1;
        return running.has(task.id) ? [] : [`${cluster.name}: ${task.name} is said to run on ${task.machine} and does not`];
      }),
  );
  return finding("I23", "outage honesty", `${claims} claims checked, ${details.length} false`, details);
}

function sideObjects(seen: Witnesses): Finding {
  const alive = new Set(seen.api.clusters.filter((cluster) => cluster.state !== "stopped").map((cluster) => cluster.id));
  const orphans = seen.provider.sideObjects.filter((object) => !alive.has(object.clusterId));
  return finding("I25", "side objects owned", `${seen.provider.sideObjects.length} networks, ${orphans.length} orphans`, orphans.map((object) => `${object.kind} ${object.name} belongs to no live cluster`));
}

const later = (id: string, title: string, figure: string): Finding => ({ id, title, figure, verdict: "not applicable yet", details: [] });

/** Every invariant of the list, each with its figure. */
export function checkInvariants(seen: Witnesses): Finding[] {
  return [
    noOrphan(seen),
    ledgerEqualsProvider(seen),
    oneMachinePerIntent(seen),
    foreignUntouched(seen),
    noDoublePlacement(seen),
    desiredIsActual(seen),
    later("I7", "no lost job result", "no jobs yet"),
    later("I8", "no job run too often", "no jobs yet"),
    operationsEnd(seen),
    oneWinner(seen),
    later("I11", "fencing generations", "the local provider journals no generations"),
    eventsComplete(seen),
    legalHistory(seen),
    auditChain(seen),
    noSecret(seen),
    later("I16", "tenant isolation", "the generated matrix of ./slipway test checks it"),
    later("I17", "no premature end", "no reaper yet"),
    later("I18", "no early or late bill", "local machines cost nothing"),
    later("I19", "locks free", "leases are not in the API"),
    seen.workflows === null ? later("I20", "no stuck work", "Temporal was not asked") : finding("I20", "no stuck work", `${seen.workflows.length} workflows open`, []),
    later("I21", "calls bounded", "the local provider counts no calls"),
    later("I22", "resources return", "measured by the soak run, not by one look"),
    honesty(seen),
    later("I24", "deleted means deleted", "no team deletion yet"),
    sideObjects(seen),
  ];
}
