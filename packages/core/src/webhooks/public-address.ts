import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A network in CIDR notation, parsed. */
export type Network = readonly [Address, number];

/** Public by its range, and yet a service of the computer it is asked from: Azure's host agent. */
const REFUSED = new Set(["168.63.129.16"]);
/** What is assigned to networks of the public internet; all else of IPv6 is special, embeds another address or is yet unknown. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

/**
 * Whether an address belongs to the public internet. An allow list: loopback, private, shared, link-local (metadata services), multicast,
 * documentation and every form that carries an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) are not.
 */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text);
  if (!address || REFUSED.has(text) || address.range() !== "unicast") return false;
  return !(address instanceof ipaddr.IPv6) || (address.match(GLOBAL_UNICAST) && !isIsatap(address));
}

/** Interface identifiers 0:5efe:a.b.c.d and 200:5efe:a.b.c.d tunnel to the IPv4 address inside. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
}

/** null: not a network in CIDR notation. */
export function parseNetwork(text: string): Network | null {
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
}

export function isInNetworks(text: string, networks: readonly Network[]): boolean {
  const address = parseAddress(text);
  return networks.some(([base, bits]) => {
    if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits);
    return address !== null && base instanceof ipaddr.IPv6 && address.match(base, bits);
  });
}
