import type { Check } from "@slipway/adapters/telemetry";
import type { Database } from "@slipway/db";
import type { UsecasePorts } from "@slipway/usecases/define";
import type { Authentication } from "./authentication/authentication.ts";
import type { Identities } from "./identities.ts";
import type { RateLimits } from "./limits/rate-limits.ts";

/** What every request of this process shares. */
export interface Services {
  database: Database;
  ports: UsecasePorts;
  publicUrl: string;
  authentication: Authentication;
  identities: Identities;
  limits: RateLimits;
  /** What `/readyz` asks. */
  checks: readonly Check[];
}
