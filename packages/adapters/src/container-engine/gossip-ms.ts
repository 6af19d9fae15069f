/** How often an engine tells three others what it has heard. */
const TICK_MS = 200;

/**
 * How long after its join a machine attaches nothing yet: one that does not know it leaves it waiting for 30 s at its first attach. Hearsay spreads in
 * rounds, and an attach takes some 250 ms before it asks anyone (docs/decisions/0007-first-attach.md).
 */
export function gossipMs(machines: number): number {
  return machines < 2 ? 0 : (TICK_MS / 2) * Math.ceil(Math.log2(machines));
}
