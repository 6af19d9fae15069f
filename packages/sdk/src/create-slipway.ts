import type { SlipwayOperations } from "./generated/operations.ts";
import { type HttpClient, httpClient, type SlipwayOptions } from "./http-client.ts";
import { operationCalls } from "./operation-calls.ts";
import { type RawCalls, rawCalls } from "./raw-calls.ts";
import { type OperationDetail, type WaitOptions, waitForOperation } from "./wait-for-operation.ts";

/** Every operation as `slipway.<entity>.<verb>({ … })`, its path, query and body fields in one object. Refusals are thrown as SlipwayProblem. */
export interface Slipway extends SlipwayOperations {
  /** Resolves once the operation has ended; its `state` says how. */
  waitForOperation(operation: { id: string }, options?: WaitOptions): Promise<OperationDetail>;
  /** Calls by path: `slipway.http.GET("/clusters/{cluster}", …)`. */
  http: HttpClient;
  /** Calls that no type knows. */
  raw: RawCalls;
}

/**
 * A client of the Slipway at `url`, as the holder of `key`.
 *
 * @example
 * const slipway = createSlipway({ url: "https://slipway.example", key: process.env.SLIPWAY_KEY ?? "" });
 * const { operation } = await slipway.clusters.scale({ cluster: "shop", service: "web", count: 5 });
 * if (operation) console.log((await slipway.waitForOperation(operation)).state);
 */
export function createSlipway(options: SlipwayOptions): Slipway {
  const http = httpClient(options);
  const calls = operationCalls(http);
  return {
    ...calls,
    http,
    raw: rawCalls(http),
    waitForOperation: (operation, options = {}) => waitForOperation(calls.operations, operation, options),
  };
}
