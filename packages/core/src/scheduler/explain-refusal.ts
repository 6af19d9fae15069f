import { isTaken, type NodeRoom, type Obstacle, obstacle } from "./node-room.ts";
import type { Refusal, TaskDemand } from "./place-request.ts";

const remedies: Record<Obstacle, string> = {
  unusable: "Add a worker, or wait until the machines answer again.",
  cpu: "Add workers, give them more cores, or reserve less.",
  memory: "Add workers, give them more memory, or reserve less.",
  port: "A public port serves one task per machine: add workers, lower the count, or put a load balancer in front.",
};

/** Why no node takes the task: one line for each kind of obstacle, the most frequent first. */
export function explainRefusal(rooms: readonly NodeRoom[], demand: TaskDemand): Refusal {
  const groups = [...Map.groupBy(rooms, (room) => groupOf(room, demand))].sort(([, left], [, right]) => right.length - left.length);
  const reasons = groups.map(
    ([key, group]) => `${group.length} ${group.length === 1 ? "machine" : "machines"}: ${textOf(key, group, demand)}`,
  );
  const workers = rooms.filter(({ node }) => node.role === "worker");
  const kinds = [...Map.groupBy(workers, (room) => obstacle(room, demand) ?? "unusable")].sort(
    ([, left], [, right]) => right.length - left.length,
  );
  return { reasons: reasons.length > 0 ? reasons : ["there is no machine"], remedy: remedies[kinds[0]?.[0] ?? "unusable"] };
}

function groupOf(room: NodeRoom, demand: TaskDemand): string {
  const kind = obstacle(room, demand) ?? "unusable";
  if (kind !== "unusable") return kind;
  return room.node.role === "master" ? "a master runs no containers" : (room.node.unusable ?? "not tried");
}

function textOf(key: string, group: readonly NodeRoom[], demand: TaskDemand): string {
  if (key === "memory") {
    const freeMib = Math.max(...group.map((room) => room.memoryMib - room.usedMemoryMib));
    return `memory ${demand.memoryMib} of ${freeMib} MiB free`;
  }
  if (key === "cpu") {
    const free = Math.max(...group.map((room) => room.cpu - room.usedCpu));
    return `cpu ${demand.cpu} of ${Math.max(0, Math.round(free * 100) / 100)} free`;
  }
  if (key !== "port") return key;
  const taken = demand.publicPorts.filter((port) => group.some((room) => isTaken(room, port)));
  return `port ${taken.join(", ")} taken`;
}
