import { describeValue } from "./describe-value.ts";
import { Infrastructure } from "./infrastructure.ts";
import type { ContainerModel, LoadBalancerModel } from "./model.ts";
import { recordFault } from "./record-fault.ts";
import { registry } from "./registry.ts";

/** Only what is deployed exists. Deploying again changes nothing. */
export function deploy(subject: ContainerModel | LoadBalancerModel, infrastructure: unknown): void {
  if (!(infrastructure instanceof Infrastructure)) {
    recordFault(`deploy must be given the blueprint's Infrastructure (was: ${describeValue(infrastructure)})`);
  }
  registry.deployed.add(subject);
}
