import type { ContainerModel, InfrastructureModel, LoadBalancerModel, PublicInternet } from "./model.ts";
import type { Place } from "./place.ts";

export interface RecordedFault {
  message: string;
  remedy?: string;
  place: Place | null;
}

/** `from` and `to` as the program gave them; expanded to services by the compiler. */
export interface Connection {
  from: (ContainerModel | PublicInternet)[];
  to: (ContainerModel | LoadBalancerModel | PublicInternet)[];
  minPort: number;
  maxPort: number;
  place: Place | null;
}

/** What `replicate(n)` made: one service for as long as its members stay alike. */
export interface ReplicaSet {
  template: ContainerModel;
  members: ContainerModel[];
}

/** All that the running blueprint has made. One realm evaluates one blueprint, so this is never reset. */
export const registry = {
  faults: [] as RecordedFault[],
  infrastructures: [] as InfrastructureModel[],
  containers: [] as ContainerModel[],
  loadBalancers: [] as LoadBalancerModel[],
  connections: [] as Connection[],
  replicaSets: [] as ReplicaSet[],
  deployed: new Set<ContainerModel | LoadBalancerModel>(),
  places: new WeakMap<object, Place | null>(),
};
