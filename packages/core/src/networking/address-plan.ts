import type { NodeRole } from "../blueprint/index.ts";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";

/** Machines of all clusters; each cluster has a /20 of it. */
export const MACHINE_CIDR = "10.64.0.0/11";
/** Containers; every cluster has the same range, apart from every other's. */
export const OVERLAY_CIDR = "10.128.0.0/12";
export const OVERLAY_GATEWAY = "10.128.0.1";

export const MACHINE_SUBNET_COUNT = 512;

const SUBNET_SIZE = 1 << 12;
const FIRST_MASTER_HOST = 10;
const FIRST_WORKER_HOST = 256;

/** The cluster's /20, by its index from 0 to 511. */
export function machineSubnet(index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= MACHINE_SUBNET_COUNT) {
    throw new RangeError(`machine subnets are numbered 0 to ${MACHINE_SUBNET_COUNT - 1}, not ${index}`);
  }
  return `${formatIpv4(parseIpv4("10.64.0.0") + index * SUBNET_SIZE)}/20`;
}

/** The `n`th (from 0) master's or worker's address: masters .0.10 to .0.255, workers from .1.0. */
export function nodeAddress(subnet: string, role: NodeRole, n: number): string {
  const [base = ""] = subnet.split("/");
  return formatIpv4(parseIpv4(base) + (role === "master" ? FIRST_MASTER_HOST : FIRST_WORKER_HOST) + n);
}

/** The address of the same place in another cluster's subnet. */
export function movedAddress(address: string, subnet: string): string {
  const [base = ""] = subnet.split("/");
  return formatIpv4(parseIpv4(base) + (parseIpv4(address) % SUBNET_SIZE));
}

/** How many machines of a role one subnet has addresses for. */
export function nodeAddressCount(role: NodeRole): number {
  return role === "master" ? FIRST_WORKER_HOST - FIRST_MASTER_HOST : SUBNET_SIZE - FIRST_WORKER_HOST - 1;
}
