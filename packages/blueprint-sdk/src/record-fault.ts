import { callerPlace, type Place } from "./place.ts";
import { registry } from "./registry.ts";

const MAX_FAULTS = 100;
const MAX_MESSAGE_LENGTH = 1_000;

interface FaultDetails {
  remedy?: string;
  /** Default: where the blueprint called the library. */
  place?: Place | null;
}

const samePlace = (a: Place | null, b: Place | null): boolean => a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;

/** Notes what is wrong and lets the program go on, so that every fault is told at once. */
export function recordFault(message: string, details: FaultDetails = {}): void {
  if (registry.faults.length >= MAX_FAULTS) return;
  const place = details.place === undefined ? callerPlace() : details.place;
  const text = message.slice(0, MAX_MESSAGE_LENGTH);
  if (registry.faults.some((known) => known.message === text && samePlace(known.place, place))) return;
  registry.faults.push({ message: text, remedy: details.remedy, place });
}
