import type { AddressSlice } from "./address-slice.ts";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";

const OVERLAY_BASE = parseIpv4("10.128.0.0");
const UNIT_SIZE = 256;
const UNIT_COUNT = 4096;
/** Lower units are Docker's own. */
const FIRST_UNIT = 16;
const ADDRESSES_PER_UNIT = 250;
const MIN_ADDRESSES = 200;

/**
 * The slice of each service by name. One that has a slice keeps it while it fits; another never gets a slice that
 * `existing` names, its owner gone or not. Throws RangeError when the overlay is full.
 */
export function allocateSlices(
  services: readonly { name: string; count: number }[],
  existing: Readonly<Record<string, AddressSlice>>,
): Record<string, AddressSlice> {
  const taken = Object.values(existing).sort(byFirstUnit);
  const slices: Record<string, AddressSlice> = {};
  for (const { name, count } of services) {
    const owned = existing[name];
    slices[name] = owned && fits(owned, count) ? owned : takeUnits(taken, unitsFor(count));
  }
  return slices;
}

/** Twice the tasks: room for a replacement of each while the old addresses cool down. */
function unitsFor(count: number): number {
  return Math.ceil(Math.max(2 * count, MIN_ADDRESSES) / ADDRESSES_PER_UNIT);
}

/** Less strict than a new slice, so that growing by a few moves nobody: a fifth of the tasks may be replaced at once. */
function fits(slice: AddressSlice, count: number): boolean {
  return slice.units * ADDRESSES_PER_UNIT >= Math.ceil(count * 1.2);
}

/** First fit; `taken` stays sorted. */
function takeUnits(taken: AddressSlice[], units: number): AddressSlice {
  let firstUnit = FIRST_UNIT;
  let position = 0;
  for (const slice of taken) {
    if (firstUnit + units <= slice.firstUnit) break;
    firstUnit = Math.max(firstUnit, slice.firstUnit + slice.units);
    position += 1;
  }
  if (firstUnit + units > UNIT_COUNT) throw new RangeError("the overlay has no room for another address slice");
  const slice = { firstUnit, units };
  taken.splice(position, 0, slice);
  return slice;
}

function byFirstUnit(left: AddressSlice, right: AddressSlice): number {
  return left.firstUnit - right.firstUnit;
}

/** The fewest CIDR blocks that are exactly the slice. */
export function sliceCidrs({ firstUnit, units }: AddressSlice): string[] {
  const cidrs: string[] = [];
  const end = firstUnit + units;
  for (let unit = firstUnit; unit < end; ) {
    let size = 1;
    while (unit % (size * 2) === 0 && unit + size * 2 <= end) size *= 2;
    cidrs.push(`${formatIpv4(OVERLAY_BASE + unit * UNIT_SIZE)}/${24 - Math.log2(size)}`);
    unit += size;
  }
  return cidrs;
}

export function sliceHolds({ firstUnit, units }: AddressSlice, address: string): boolean {
  const unit = Math.floor((parseIpv4(address) - OVERLAY_BASE) / UNIT_SIZE);
  return unit >= firstUnit && unit < firstUnit + units;
}

/** Hands out the slice's addresses in order, never one twice and none of `avoid`. null: none left. */
export function addressPool(slice: AddressSlice, avoid: ReadonlySet<string>): () => string | null {
  let next = 0;
  return () => {
    while (next < slice.units * ADDRESSES_PER_UNIT) {
      const unit = slice.firstUnit + Math.floor(next / ADDRESSES_PER_UNIT);
      const address = formatIpv4(OVERLAY_BASE + unit * UNIT_SIZE + 1 + (next % ADDRESSES_PER_UNIT));
      next += 1;
      if (!avoid.has(address)) return address;
    }
    return null;
  };
}

/** The first address that is neither in use nor cooling down; null: none left. */
export function allocateTaskAddress(slice: AddressSlice, used: ReadonlySet<string>, cooling: ReadonlySet<string>): string | null {
  return addressPool(slice, new Set([...used, ...cooling]))();
}
