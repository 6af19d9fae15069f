import { describeValue } from "./describe-value.ts";
import { recordFault } from "./record-fault.ts";

const isPort = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 65_535;

/** Both ends belong to the range. */
export class PortRange {
  readonly min: number;
  readonly max: number;

  constructor(min: number, max: number) {
    for (const port of min === max ? [min] : [min, max]) {
      if (!isPort(port)) recordFault(`a port must be a whole number from 1 to 65535 (was: ${describeValue(port)})`);
    }
    if (isPort(min) && isPort(max) && min > max) recordFault(`a port range must not end (${max}) before it starts (${min})`);
    this.min = min;
    this.max = max;
  }
}

export class Port extends PortRange {
  constructor(port: number) {
    super(port, port);
  }
}

/** null: recorded as a fault. */
export function toPortRange(given: unknown): PortRange | null {
  if (given instanceof PortRange) return given;
  if (typeof given === "number") return new Port(given);
  recordFault(
    given === undefined
      ? "a port or port range is required"
      : `a port must be a number, a Port or a PortRange (was: ${describeValue(given)})`,
  );
  return null;
}
