/** Every cluster's machines live in one /20 of 10.64.0.0/11. */
export const SUBNET_COUNT = 512;

const FIRST_OCTET = 10;
const SECOND_OCTET_BASE = 64;
const SUBNETS_PER_OCTET = 16;

export function clusterSubnet(index: number): string {
  const second = SECOND_OCTET_BASE + Math.floor(index / SUBNETS_PER_OCTET);
  const third = (index % SUBNETS_PER_OCTET) * SUBNETS_PER_OCTET;
  return `${FIRST_OCTET}.${second}.${third}.0/20`;
}
