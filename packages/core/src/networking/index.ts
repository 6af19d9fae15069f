export {
  MACHINE_CIDR,
  MACHINE_SUBNET_COUNT,
  machineSubnet,
  movedAddress,
  nodeAddress,
  nodeAddressCount,
  OVERLAY_CIDR,
  OVERLAY_GATEWAY,
} from "./address-plan.ts";
export type { AddressSlice } from "./address-slice.ts";
export { addressPool, allocateSlices, allocateTaskAddress, sliceCidrs, sliceHolds } from "./address-slices.ts";
export { type Backend, balancerConfig } from "./balancer-config.ts";
export {
  type FirewallRules,
  firewallFor,
  firewallPlan,
  type InboundRule,
  type OutboundRule,
  type Peers,
  type RulesOf,
} from "./firewall-rules.ts";
export { publicPortsOf } from "./public-ports.ts";
export { renderNftables } from "./render-nftables.ts";
