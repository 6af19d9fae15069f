import type { AttackRange } from "./attack-range.ts";

/** One thing that was tried: what it was called, and whether Slipway held. */
export interface AttackResult {
  name: string;
  passed: boolean;
  /** Of a failure: the request, the answer, and what was expected. */
  detail?: string;
}

/** One row of the attack matrix: black box, over HTTP, WebSocket and what a host shows. */
export interface AttackRow {
  id: `A${number}`;
  title: string;
  run(range: AttackRange): AsyncIterable<AttackResult> | Promise<AttackResult[]>;
}
