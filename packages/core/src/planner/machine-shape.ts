import type { NodeGroupSpec } from "../blueprint/index.ts";
import { contentHash } from "../identity/index.ts";

/** Hash of what the provider is asked for; a machine of another hash cannot stand for the node. */
export function machineShapeHash({ provider, region, size, cpu, memoryMib, diskGib, preemptible }: NodeGroupSpec): string {
  return contentHash({ provider, region, size, cpu, memoryMib, diskGib, preemptible });
}
