import { finding, isQuiet } from "./finding.ts";
import type { Finding, Witnesses } from "./witnesses.ts";

export function noDoublePlacement(seen: Witnesses): Finding {
  const names = new Map(seen.api.clusters.flatMap((cluster) => cluster.tasks.map((task) => [task.id, `${cluster.name}/${task.name}`])));
  const bySlot = new Map<string, string[]>();
  for (const container of seen.hosts.containers.filter((one) => one.running && one.kind === "app")) {
    const slot = names.get(container.taskId) ?? `unknown task ${container.taskId}`;
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), container.machineId]);
  }
  const details = [...bySlot]
    .filter(([slot, at]) => at.length > 1 || slot.startsWith("unknown"))
    .map(([slot, at]) => `${slot} runs on ${at.join(", ")}`);
  return finding({ id: "I5", title: "no double placement", figure: `${bySlot.size} slots running, ${details.length} wrong` }, details);
}

export function desiredIsActual(seen: Witnesses): Finding {
  let wanted = 0;
  const running = new Set(seen.hosts.containers.filter((one) => one.running && one.kind === "app").map((one) => one.taskId));
  const details = seen.api.clusters
    .filter((cluster) => isQuiet(cluster) && cluster.state === "running")
    .flatMap((cluster) =>
      Object.entries(cluster.desired).flatMap(([service, count]) => {
        wanted += count;
        const actual = cluster.tasks.filter((task) => task.service === service && running.has(task.id)).length;
        return actual === count ? [] : [`${cluster.name}: ${service} wants ${count}, hosts run ${actual}`];
      }),
    );
  return finding(
    { id: "I6", title: "desired equals actual", figure: `${wanted} tasks wanted, ${running.size} app containers run` },
    details,
  );
}

export function honesty(seen: Witnesses): Finding {
  const running = new Set(seen.hosts.containers.filter((one) => one.running).map((one) => one.taskId));
  const reached = new Set(seen.hosts.reached);
  let claims = 0;
  const details = seen.api.clusters.filter(isQuiet).flatMap((cluster) =>
    cluster.tasks
      .filter((task) => task.state === "running" && task.machine !== null && reached.has(task.machine))
      .flatMap((task) => {
        claims += 1;
        return running.has(task.id) ? [] : [`${cluster.name}: ${task.name} is said to run on ${task.machine} and does not`];
      }),
  );
  return finding({ id: "I23", title: "outage honesty", figure: `${claims} claims checked, ${details.length} false` }, details);
}
