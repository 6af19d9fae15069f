import { isInNetworks, isPublicAddress, type Network } from "./public-address.ts";
import { isTargetPort } from "./target-port.ts";

/** Why a URL is no target. `address` is said alike of an unknown name, of a private address and of one that was refused. */
export const targetProblems = {
  malformed: "Must be a complete URL such as https://example.com/slipway.",
  scheme: "Must begin with https:// or http://.",
  credentials: "Must not hold a user name or password.",
  port: "This port is not allowed: take 80, 443, or one from 1024 up that no database, queue or control service is known by.",
  address: "The host is unknown, or its address is not a public one.",
} as const;
export type TargetProblem = keyof typeof targetProblems;

export interface Target {
  /** As the URL standard writes it; what is saved and sent to. */
  href: string;
  secure: boolean;
  port: number;
  /** A name in lower case, or an address without brackets. */
  host: string;
  isAddress: boolean;
}

export type ParsedTarget = { ok: true; target: Target } | { ok: false; problem: TargetProblem };

/** Names that never lead to the public internet, whatever a resolver says of them. */
const SPECIAL_NAMES = ["localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion", "alt", "invalid"];
const MAX_LENGTH = 2_048;
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

const refuse = (problem: TargetProblem): ParsedTarget => ({ ok: false, problem });

/**
 * All that can be said of a webhook's URL without asking a resolver. `networks` are private ones that this install allows; then
 * names are judged by their addresses alone.
 */
export function parseTarget(text: string, networks: readonly Network[] = []): ParsedTarget {
  const url = text.length <= MAX_LENGTH && URL.canParse(text) ? new URL(text) : null;
  if (!url) return refuse("malformed");
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("scheme");
  if (url.username || url.password) return refuse("credentials");
  url.hash = "";
  // The dot that ends a full name says nothing more, and hides the name from every comparison.
  url.hostname = url.hostname.replace(/\.$/, "");
  const target = targetOf(url);
  if (target.host.split(".").includes("")) return refuse("malformed");
  if (!isTargetPort(target.port)) return refuse("port");
  return isAllowedHost(target, networks) ? { ok: true, target } : refuse("address");
}

function targetOf(url: URL): Target {
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = url.port === "" ? (secure ? 443 : 80) : Number(url.port);
  return { href: url.href, secure, port, host, isAddress: host.includes(":") || IPV4.test(host) };
}

function isAllowedHost({ host, isAddress }: Target, networks: readonly Network[]): boolean {
  if (isAddress) return isAllowedAddress(host, networks);
  return networks.length > 0 || isPublicName(host);
}

/** To be asked of every address that a name resolves to: one that is not allowed spoils them all. */
export function isAllowedAddress(address: string, networks: readonly Network[]): boolean {
  return isPublicAddress(address) || isInNetworks(address, networks);
}

function isPublicName(host: string): boolean {
  return host.includes(".") && !SPECIAL_NAMES.some((name) => host.endsWith(`.${name}`));
}
