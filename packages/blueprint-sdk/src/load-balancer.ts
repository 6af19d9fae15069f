import { Container } from "./container.ts";
import { deploy } from "./deploy.ts";
import { checkHostname, uniqueHostname } from "./hostname.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { listOf } from "./list-of.ts";
import type { LoadBalancerModel } from "./model.ts";
import { optionReader } from "./option-reader.ts";
import { callerPlace } from "./place.ts";
import { registry } from "./registry.ts";

export interface LoadBalancerOptions {
  name: string;
  containers: Container | Container[];
}

/** One name for several containers, asked in turn. Deploying it does not deploy them. */
export class LoadBalancer implements LoadBalancerModel {
  hostname: string;
  containers: Container[];

  constructor(options: LoadBalancerOptions) {
    const read = optionReader("LoadBalancer constructor", options);
    read.require("name");
    const name = read.string("name") ?? "load-balancer";
    checkHostname(name);
    this.hostname = uniqueHostname(name);
    this.containers = listOf(read.value("containers"), {
      field: "LoadBalancer.containers",
      itemName: "Container",
      holds: (item) => item instanceof Container,
    });
    read.end();
    registry.loadBalancers.push(this);
    registry.places.set(this, callerPlace());
  }

  deploy(infrastructure: Infrastructure): void {
    deploy(this, infrastructure);
  }

  getHostname(): string {
    return this.hostname;
  }
}
