import { PUBLIC } from "../blueprint/index.ts";
import { MACHINE_CIDR } from "./address-plan.ts";
import type { FirewallRules, InboundRule, OutboundRule, Peers } from "./firewall-rules.ts";

/** The overlay's interface in a task's namespace; anything else but lo is Docker's bridge, the way outside. */
const OVERLAY_INTERFACE = "eth0";
const METADATA_CIDR = "169.254.0.0/16";

interface TaskPlace {
  /** The task's own overlay address: the only source it may use there. */
  address: string;
  overlayCidr: string;
}

/** Text for `nft -f -` in the task's network namespace. One transaction; Docker's own tables there are left alone. */
export function renderNftables(rules: FirewallRules, place: TaskPlace): string {
  const chain = (hook: string, body: string[]): string[] => [
    `  chain ${hook} {`,
    ...[`type filter hook ${hook} priority filter; policy drop;`, ...body].map((line) => `    ${line}`),
    "  }",
  ];
  return [
    "add table inet slipway",
    "delete table inet slipway",
    "table inet slipway {",
    ...chain("input", inputRules(rules, place)),
    ...chain("output", outputRules(rules, place)),
    ...chain("forward", []),
    "}",
    "",
  ].join("\n");
}

function inputRules({ inbound, echo }: FirewallRules, { overlayCidr }: TaskPlace): string[] {
  const source = (peers: Peers): string =>
    peers === PUBLIC
      ? `iifname != "${OVERLAY_INTERFACE}" ip saddr != ${overlayCidr}`
      : `iifname "${OVERLAY_INTERFACE}" ip saddr ${set(peers)}`;
  return [
    'iifname "lo" accept',
    ...statefulStart(),
    ...echoRule(echo, `iifname "${OVERLAY_INTERFACE}" ip saddr`),
    ...inbound.filter(({ from }) => from.length > 0).map((rule) => `${source(rule.from)} ${ports(rule)} accept`),
  ];
}

function outputRules({ outbound, echo }: FirewallRules, { address, overlayCidr }: TaskPlace): string[] {
  const outside = `oifname != "${OVERLAY_INTERFACE}" ip daddr !=`;
  const destination = (peers: Peers): string =>
    peers === PUBLIC
      ? `${outside} ${set([overlayCidr, MACHINE_CIDR, METADATA_CIDR])}`
      : `oifname "${OVERLAY_INTERFACE}" ip daddr ${set(peers)}`;
  const reachesOutside = outbound.some(({ to }) => to === PUBLIC);
  return [
    `oifname "${OVERLAY_INTERFACE}" ip saddr != ${address} drop`,
    'oifname "lo" accept',
    ...statefulStart(),
    ...echoRule(echo, `oifname "${OVERLAY_INTERFACE}" ip daddr`),
    ...outbound.filter(({ to }) => to.length > 0).map((rule) => `${destination(rule.to)} ${ports(rule)} accept`),
    // Docker's resolver asks for outside names from within this namespace, and the cloud's resolver is in the machines' range.
    ...(reachesOutside ? [`${outside} ${overlayCidr} ${ports({ minPort: 53, maxPort: 53 })} accept`] : []),
  ];
}

function statefulStart(): string[] {
  return ["meta nfproto ipv6 drop", "ct state established,related accept"];
}

function echoRule(echo: string[], match: string): string[] {
  return echo.length > 0 ? [`${match} ${set(echo)} icmp type echo-request accept`] : [];
}

function ports({ minPort, maxPort }: Pick<InboundRule | OutboundRule, "minPort" | "maxPort">): string {
  return `meta l4proto { tcp, udp } th dport ${minPort === maxPort ? minPort : `${minPort}-${maxPort}`}`;
}

function set(cidrs: readonly string[]): string {
  return `{ ${cidrs.join(", ")} }`;
}
