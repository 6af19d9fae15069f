import type { ContainerModel, LoadBalancerModel } from "./model.ts";
import type { Place } from "./place.ts";
import { publicInternet } from "./public-internet.ts";
import { recordFault } from "./record-fault.ts";
import { type RecordedFault, registry } from "./registry.ts";

type Deployable = ContainerModel | LoadBalancerModel;

const placeOf = (subject: object): Place | null => registry.places.get(subject) ?? null;
const isDeployed = (subject: Deployable): boolean => registry.deployed.has(subject);
const kindOf = (subject: Deployable): string => ("containers" in subject ? "load balancer" : "container");

function recordUndeployed(where: string, subject: Deployable, place: Place | null): void {
  const name = subject.hostname || "of replicate()";
  recordFault(`${where} names ${kindOf(subject)} "${name}", which is not deployed`, { remedy: "call its .deploy(infrastructure)", place });
}

function checkConnections(): void {
  for (const connection of registry.connections) {
    const ends = [...connection.from, ...connection.to].filter((end) => end !== publicInternet) as Deployable[];
    for (const end of new Set(ends)) if (!isDeployed(end)) recordUndeployed("allowTraffic", end, connection.place);
  }
}

function checkLoadBalancers(): void {
  for (const balancer of registry.loadBalancers.filter(isDeployed)) {
    const place = placeOf(balancer);
    if (balancer.containers.length === 0) recordFault(`load balancer "${balancer.hostname}" has no containers`, { place });
    for (const container of new Set(balancer.containers))
      if (!isDeployed(container)) recordUndeployed(`load balancer "${balancer.hostname}"`, container, place);
  }
}

function checkNames(serviceNames: { name: string; origin: object }[]): void {
  const seen = new Set<string>();
  const balancers = registry.loadBalancers.filter(isDeployed).map((balancer) => ({ name: balancer.hostname, origin: balancer }));
  for (const { name, origin } of [...serviceNames, ...balancers]) {
    if (seen.has(name)) recordFault(`hostname "${name}" used multiple times`, { place: placeOf(origin) });
    seen.add(name);
  }
}

/** What can be judged only when the program has ended. */
export function checkDeployment(serviceNames: { name: string; origin: object }[]): void {
  if (registry.infrastructures.length === 0) {
    recordFault("the blueprint makes no Infrastructure", { remedy: "make one: new Infrastructure({ masters, workers })", place: null });
  }
  checkConnections();
  checkLoadBalancers();
  checkNames(serviceNames);
}

/** Things made and never deployed, which is allowed and most often forgotten. Templates of replicas are meant to be so. */
export function undeployedWarnings(): RecordedFault[] {
  const templates = new Set(registry.replicaSets.map((set) => set.template));
  const forgotten = [...registry.containers.filter((container) => !templates.has(container)), ...registry.loadBalancers].filter(
    (made) => !isDeployed(made),
  );
  return forgotten.map((made) => ({
    message: `${kindOf(made)} "${made.hostname || "of replicate()"}" is never deployed, so it will not exist`,
    remedy: "call its .deploy(infrastructure)",
    place: placeOf(made),
  }));
}
