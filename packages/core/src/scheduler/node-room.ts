import type { CandidateNode, TaskDemand } from "./place-request.ts";

/** Left to the machine's own system: SSH, the engine, the kernel. */
const RESERVED_CPU = 0.05;
const RESERVED_MEMORY_MIB = 64;
const RESERVED_SHARE = 0.125;
/** Sums of fractions of a core are not exact. */
const CPU_TOLERANCE = 1e-9;

/** What one node has and what of it is taken. */
export interface NodeRoom {
  readonly node: CandidateNode;
  /** Position in the order of names: the last tie-break. */
  readonly rank: number;
  readonly cpu: number;
  readonly memoryMib: number;
  usedCpu: number;
  usedMemoryMib: number;
  taskCount: number;
  /** How many tasks hold each public port: more than one only while what is left over goes. */
  readonly ports: Map<number, number>;
  readonly tasksOf: Map<string, number>;
  /** Room that is free once the step has been done; whoever needs it waits for the step. */
  readonly releases: { stepKey: string; demand: TaskDemand }[];
  /** Grows with each change: older heap entries are out of date. */
  version: number;
}

export function roomOf(node: CandidateNode, rank: number): NodeRoom {
  return {
    node,
    rank,
    cpu: node.cpu - Math.min(RESERVED_CPU, node.cpu * RESERVED_SHARE),
    memoryMib: node.memoryMib - Math.min(RESERVED_MEMORY_MIB, Math.floor(node.memoryMib * RESERVED_SHARE)),
    usedCpu: 0,
    usedMemoryMib: 0,
    taskCount: 0,
    ports: new Map(),
    tasksOf: new Map(),
    releases: [],
    version: 0,
  };
}

export function take(room: NodeRoom, demand: TaskDemand): void {
  change(room, demand, 1);
}

export function giveBack(room: NodeRoom, demand: TaskDemand): void {
  change(room, demand, -1);
}

function change(room: NodeRoom, demand: TaskDemand, sign: 1 | -1): void {
  room.usedCpu += sign * demand.cpu;
  room.usedMemoryMib += sign * demand.memoryMib;
  room.taskCount += sign;
  room.tasksOf.set(demand.service, (room.tasksOf.get(demand.service) ?? 0) + sign);
  for (const port of demand.publicPorts) room.ports.set(port, (room.ports.get(port) ?? 0) + sign);
  room.version += 1;
}

export function isTaken({ ports }: NodeRoom, port: number): boolean {
  return (ports.get(port) ?? 0) > 0;
}

export type Obstacle = "unusable" | "cpu" | "memory" | "port";

/** The first thing in the way of the task on this node; null: it fits. */
export function obstacle(room: NodeRoom, demand: TaskDemand): Obstacle | null {
  if (room.node.unusable !== null || room.node.role !== "worker") return "unusable";
  if (demand.memoryMib > room.memoryMib - room.usedMemoryMib) return "memory";
  if (demand.cpu > room.cpu - room.usedCpu + CPU_TOLERANCE) return "cpu";
  return demand.publicPorts.some((port) => isTaken(room, port)) ? "port" : null;
}

/** Steps whose released room the task may be using: those of a kind that would not suffice had they released nothing yet. */
export function awaitedReleases(room: NodeRoom, demand: TaskDemand): string[] {
  const pending = room.releases;
  if (pending.length === 0) return [];
  const cpu = pending.reduce((sum, release) => sum + release.demand.cpu, room.usedCpu + demand.cpu);
  const memoryMib = pending.reduce((sum, release) => sum + release.demand.memoryMib, room.usedMemoryMib + demand.memoryMib);
  const needsCpu = demand.cpu > 0 && cpu > room.cpu + CPU_TOLERANCE;
  const needsMemory = demand.memoryMib > 0 && memoryMib > room.memoryMib;
  const awaited = pending.filter(
    ({ demand: { cpu: freedCpu, memoryMib: freedMib, publicPorts } }) =>
      (needsCpu && freedCpu > 0) || (needsMemory && freedMib > 0) || publicPorts.some((port) => demand.publicPorts.includes(port)),
  );
  return awaited.map(({ stepKey }) => stepKey);
}

/** The fullest dimension, 0 to 1. */
export function loadOf(room: NodeRoom): number {
  return Math.max(room.usedCpu / room.cpu, room.usedMemoryMib / room.memoryMib);
}
