import type { Tx } from "./connections.ts";

/** One team's transaction. Row-level security holds even where a query forgets the team. */
export interface TeamScope {
  tx: Tx;
  teamId: string;
  /** The trace that an accepted operation goes on with. */
  traceparent?: string | null;
}
