import { isIP } from "node:net";

interface Arrival {
  /** The `X-Forwarded-For` header as it came. */
  forwardedFor: string | string[] | undefined;
  /** Who opened the connection. */
  socketAddress: string | undefined;
  /** Proxies of ours in front, each of which appends the address it saw. */
  trustedProxyHops: number;
}

/** Whose request it is: the address that the outermost trusted proxy saw. What a client has written into the header itself has no effect. */
export function clientAddress({ forwardedFor, socketAddress, trustedProxyHops }: Arrival): string {
  const said = [forwardedFor ?? []].flat().join(",").split(",");
  const chain = [...said.map(plainAddress), plainAddress(socketAddress ?? "")];
  const seen = chain.at(-1 - trustedProxyHops) ?? "";
  return isIP(seen) ? seen : (chain.at(-1) ?? "") || "unknown";
}

/** Without port, brackets, zone, and the prefix of an IPv4 address on an IPv6 socket. */
function plainAddress(text: string): string {
  const trimmed = text.trim();
  const bare = /^\[(.+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  return bare.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}
