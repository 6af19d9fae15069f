import type { RecordedFault } from "@slipway/blueprint-sdk/compile";
import type { Place } from "@slipway/blueprint-sdk/place";
import { parseSpec } from "@slipway/core/blueprint";
import type { Fault } from "@slipway/core/errors";
import type { Evaluation } from "@slipway/core/ports";
import type { ProgramResult } from "./protocol.ts";

const pathOf = (place: Place): string => `${place.file}:${place.line}:${place.column}`;

function placedFault({ message, remedy, place }: RecordedFault): Fault {
  const fault: Fault = { path: place ? pathOf(place) : "", message };
  if (remedy) fault.remedy = remedy;
  return place ? { ...fault, line: place.line, column: place.column } : fault;
}

/** A fault of the spec at the place of the call that made its part: `/services/0/image` → `web.js:3:13`, `image: …`. */
function faultInProgram(fault: Fault, places: ProgramResult["places"]): { fault: Fault; placed: boolean } {
  const part = /^\/[^/]+\/\d+/.exec(fault.path)?.[0];
  const place = part === undefined ? undefined : places[part];
  if (part === undefined || !place) return { fault, placed: false };
  const field = fault.path.slice(part.length + 1);
  const message = field ? `${field}: ${fault.message}` : fault.message;
  return { fault: { ...fault, path: pathOf(place), message, line: place.line, column: place.column }, placed: true };
}

/** Where the library has spoken already, the spec's word on the same call would only repeat it. */
function specFaults(result: ProgramResult, recorded: Fault[]): { faults: Fault[]; parsed: ReturnType<typeof parseSpec> } {
  const parsed = parseSpec(result.spec);
  if (parsed.ok) return { faults: [], parsed };
  const spoken = new Set(recorded.map((fault) => fault.path));
  const mapped = parsed.faults.map((fault) => faultInProgram(fault, result.places));
  const fresh = mapped.filter(({ fault, placed }) => recorded.length === 0 || (placed && !spoken.has(fault.path)));
  return { faults: fresh.map(({ fault }) => fault), parsed };
}

const byPlace = (a: Fault, b: Fault): number => {
  const file = (fault: Fault): string =>
    fault.line === undefined ? "\uffff" : fault.path.slice(0, fault.path.lastIndexOf(":", fault.path.lastIndexOf(":") - 1));
  if (file(a) !== file(b)) return file(a) < file(b) ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
};

/** Nothing that came out of the child is believed before it is parsed. */
export function judgeResult(result: ProgramResult): Evaluation {
  const recorded = result.faults.map(placedFault);
  if (result.spec === null) return { ok: false, faults: recorded.toSorted(byPlace), logs: result.logs };
  const { faults, parsed } = specFaults(result, recorded);
  const all = [...recorded, ...faults].toSorted(byPlace);
  if (all.length > 0 || !parsed.ok) return { ok: false, faults: all, logs: result.logs };
  return { ok: true, spec: parsed.spec, logs: result.logs, warnings: result.warnings.map(placedFault) };
}
