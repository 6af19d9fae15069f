import { constructible } from "./constructible.ts";
import { Container as ContainerClass } from "./container.ts";
import { Infrastructure as InfrastructureClass } from "./infrastructure.ts";
import { LoadBalancer as LoadBalancerClass } from "./load-balancer.ts";
import { Machine as MachineClass } from "./machine.ts";
import { Port as PortClass, PortRange as PortRangeClass } from "./port.ts";
import { Secret as SecretClass } from "./secret.ts";

export const Container = constructible(ContainerClass);
export const Infrastructure = constructible(InfrastructureClass);
export const LoadBalancer = constructible(LoadBalancerClass);
export const Machine = constructible(MachineClass);
export const Port = constructible(PortClass);
export const PortRange = constructible(PortRangeClass);
export const Secret = constructible(SecretClass);

export { allowTraffic } from "./allow-traffic.ts";
export { publicInternet } from "./public-internet.ts";
