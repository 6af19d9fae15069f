import type { Fault } from "../errors/index.ts";
import { checkConnections } from "./check-connections.ts";
import { checkNodeGroups } from "./check-node-groups.ts";
import { checkServices } from "./check-services.ts";
import type { ClusterSpec } from "./spec.ts";

/** Everything the shape alone cannot say, every fault at once. `path` is a JSON pointer into the spec. */
export function checkSpec(spec: ClusterSpec): Fault[] {
  return [...checkNodeGroups(spec), ...checkServices(spec), ...checkConnections(spec)];
}
