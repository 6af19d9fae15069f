import type { ContainerModel } from "./model.ts";
import { registry } from "./registry.ts";

/** The name a container was given by the program, found through the templates of the replicas it came from. */
export function givenName(container: ContainerModel): string {
  if (container.hostname !== "") return container.hostname;
  const origin = registry.replicaSets.find((set) => set.members.includes(container));
  return origin ? givenName(origin.template) : "container";
}
