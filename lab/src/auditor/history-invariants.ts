import { finding, hasEnded, later } from "./finding.ts";
import type { ApiOperation, Finding, Witnesses } from "./witnesses.ts";

/** Legal moves of a machine, from the published table; the auditor keeps its own copy. */
const machineMoves: Record<string, string[]> = {
  intended: ["booting", "deleting", "gone"],
  booting: ["running", "unreachable", "deleting", "gone"],
  running: ["unreachable", "deleting", "gone"],
  unreachable: ["running", "deleting", "gone"],
  deleting: ["gone"],
  gone: [],
};

const DEADLINE_MS = 10 * 60_000;
const OPERATION = "operation-";
/** A worker killed between an operation's last record and its word to Temporal: another one ends the workflow within this (F1). */
const RESUME_MS = 60_000;

export function operationsEnd(seen: Witnesses): Finding {
  const open = seen.api.clusters.flatMap((cluster) => cluster.operations.filter((operation) => !hasEnded(operation)));
  const stuck = open.filter((operation) => seen.at - Date.parse(operation.createdAt) > DEADLINE_MS);
  const details = stuck.map((operation) => `${operation.kind} ${operation.id} is ${operation.state} past its deadline`);
  return finding({ id: "I9", title: "every operation ends", figure: `${open.length} open, ${stuck.length} stuck` }, [
    ...details,
    ...unmatched(seen, open),
  ]);
}

/** A workflow without an open operation, or a running operation without its workflow. */
function unmatched({ at, api, workflows }: Witnesses, open: readonly ApiOperation[]): string[] {
  if (workflows === null) return [];
  const run = new Set(workflows.filter(({ id }) => id.startsWith(OPERATION)).map(({ id }) => id.slice(OPERATION.length)));
  const justEnded = api.clusters.flatMap(({ operations }) =>
    operations.filter(({ endedAt }) => at - Date.parse(endedAt ?? "") < RESUME_MS),
  );
  const known = new Set([...open, ...justEnded].map((operation) => operation.id));
  const abandoned = open.filter((operation) => operation.state === "running" && !run.has(operation.id));
  return [
    ...[...run].filter((id) => !known.has(id)).map((id) => `workflow ${OPERATION}${id} runs for no open operation`),
    ...abandoned.map((operation) => `${operation.kind} ${operation.id} is running without a workflow`),
  ];
}

/** A live control plane tries a piece of work a few times, then it ends or waits for the user. */
const MOST_ATTEMPTS = 20;

export function workGoesOn({ workflows }: Witnesses): Finding {
  const checked = { id: "I20", title: "no stuck work" };
  if (workflows === null) return later({ ...checked, figure: "there is no Temporal to ask" });
  const stuck = workflows.filter((one) => one.attempts > MOST_ATTEMPTS);
  return finding(
    { ...checked, figure: `${workflows.length} workflows open, ${stuck.length} stuck` },
    stuck.map((one) => `${one.id} is at attempt ${one.attempts}`),
  );
}

export function oneAtATime(seen: Witnesses): Finding {
  const overlaps = seen.api.clusters.flatMap((cluster) => {
    const spans = cluster.operations
      .filter((operation) => operation.startedAt)
      .map((operation) => ({
        id: operation.id,
        from: Date.parse(operation.startedAt ?? ""),
        to: operation.endedAt ? Date.parse(operation.endedAt) : seen.at,
      }))
      .sort((a, b) => a.from - b.from);
    return spans
      .slice(1)
      .flatMap((span, i) => (span.from < (spans[i]?.to ?? 0) ? [`${cluster.name}: ${spans[i]?.id} and ${span.id} ran at once`] : []));
  });
  const total = seen.api.clusters.reduce((sum, cluster) => sum + cluster.operations.length, 0);
  return finding({ id: "I10", title: "exactly one winner", figure: `${total} operations, ${overlaps.length} overlaps` }, overlaps);
}

export function eventsComplete(seen: Witnesses): Finding {
  const details = seen.api.clusters.flatMap((cluster) =>
    cluster.events
      .flatMap((event, i) => (event.sequence === i + 1 ? [] : [`${cluster.name}: event ${i + 1} is numbered ${event.sequence}`]))
      .slice(0, 1),
  );
  const total = seen.api.clusters.reduce((sum, cluster) => sum + cluster.events.length, 0);
  return finding({ id: "I12", title: "events complete and ordered", figure: `${total} events, ${details.length} gaps` }, details);
}

export function legalHistory(seen: Witnesses): Finding {
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
  return finding({ id: "I13", title: "history is legal", figure: `${moves} machine moves, ${details.length} illegal` }, details);
}
