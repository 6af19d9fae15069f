import type { Identity } from "@slipway/usecases";
import type { Account } from "@slipway/usecases/define";
import type { Services } from "../services.ts";

export interface TrpcContext {
  services: Services;
  /** Who asks, in which team. Throws AppError; asked once for each operation of a batch. */
  identity(): Promise<Identity>;
  /** The person who asks, for operations without a team. */
  account(): Promise<Account>;
  requestId: string;
  address: string;
}
