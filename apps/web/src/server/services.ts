import type { Database } from "@slipway/db";
import type { UsecasePorts } from "@slipway/usecases/define";

/** What every request of this process shares. */
export interface Services {
  database: Database;
  ports: UsecasePorts;
  publicUrl: string;
  /** Whether Temporal answers; for `/readyz`. */
  temporalReady(): Promise<boolean>;
}
