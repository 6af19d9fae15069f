import type { Identity } from "@slipway/usecases";
import type { Services } from "../services.ts";

export interface TrpcContext {
  services: Services;
  identity: Identity;
  requestId: string;
  address: string;
}
