import type { NodeOutlook } from "./node-outlook.ts";
import { stepKey } from "./step-graph.ts";

/** The machine that stands for the node once the plan is done; null: none. */
export function machineIdOf({ present, intended, draining }: NodeOutlook): string | null {
  return present?.id ?? intended?.id ?? draining?.id ?? null;
}

/** Tells the machines of one node, or the tasks of one slot, apart in keys. */
export function shortId(id: string): string {
  return id.slice(-8);
}

/** A node may have had several machines: keys name both. */
export function machineSubject({ name }: { name: string }, machineId: string): string {
  return `${name} ${shortId(machineId)}`;
}

export function deletionKey(outlook: NodeOutlook, machineId: string): string {
  return stepKey("machine.delete", machineSubject(outlook, machineId));
}

export function forgetKey(outlook: NodeOutlook, machineId: string): string {
  return stepKey("swarm.forget", machineSubject(outlook, machineId));
}
