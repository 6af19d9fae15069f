import type { RecordedFault } from "@slipway/blueprint-sdk/compile";
import type { Place } from "@slipway/blueprint-sdk/place";
import type { BlueprintFile } from "@slipway/core/ports";
import type { SandboxLimits } from "./limits.ts";

/** One line of JSON to the child, one back. */
export interface ProgramRequest {
  files: BlueprintFile[];
  entry: string;
  args: string[];
  limits: SandboxLimits;
}

export interface ProgramResult {
  /** null: it did not run to its end. Not yet parsed. */
  spec: unknown;
  /** JSON pointer → the place that made that part. */
  places: Record<string, Place>;
  faults: RecordedFault[];
  warnings: RecordedFault[];
  logs: string[];
  /** A limit was met: the process is not used again. */
  spoiled: boolean;
}

export const READY_LINE = "ready";
