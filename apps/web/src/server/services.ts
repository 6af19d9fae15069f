import type { Check } from "@slipway/adapters/telemetry";
import type { Database } from "@slipway/db";
import type { UsecasePorts } from "@slipway/usecases/define";
import type { RateLimits } from "./limits/rate-limits.ts";

/** What every request of this process shares. */
export interface Services {
  database: Database;
  ports: UsecasePorts;
  publicUrl: string;
  limits: RateLimits;
  /** What `/readyz` asks. */
  checks: readonly Check[];
}
