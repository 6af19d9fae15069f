import { networkInterfaces } from "node:os";
import { isAllowedAddress, isInNetworks, type Network, parseTarget, type Target, type TargetProblem } from "@slipway/core/webhooks";
import type { ResolveName } from "./resolve-name.ts";

export interface Guard {
  /** Private networks that this install allows. */
  networks: readonly Network[];
  resolve: ResolveName;
}

export type Judged =
  /** `addresses` are all that may be connected to. */
  { ok: true; target: Target; addresses: string[] } | { ok: false; problem: TargetProblem };

/** Parses, resolves and judges; one bad address of a name spoils the others, since who answers chooses which one is taken. */
export async function judgeTarget(url: string, guard: Guard, signal: AbortSignal): Promise<Judged> {
  const parsed = parseTarget(url, guard.networks);
  if (!parsed.ok) return parsed;
  const { target } = parsed;
  const addresses = target.isAddress ? [target.host] : await guard.resolve(target.host, signal).catch(() => []);
  const good = addresses.length > 0 && addresses.every((address) => mayConnect(address, guard));
  return good ? { ok: true, target, addresses } : { ok: false, problem: "address" };
}

/** This computer's own public addresses lead to what listens here, past the firewall before it. */
export function mayConnect(address: string, { networks }: Pick<Guard, "networks">): boolean {
  return isAllowedAddress(address, networks) && (isInNetworks(address, networks) || !ownAddresses().has(address));
}

function ownAddresses(): Set<string> {
  return new Set(Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address)));
}
