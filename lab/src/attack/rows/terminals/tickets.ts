import type { Caller } from "../../wire/caller.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";

export interface Ticket {
  id: string;
  ticket: string;
  path: string;
  expiresAt: string;
}

/** For a shell on the cluster's worker. */
export const ticketFor = (who: Caller, { id, machine }: RunningCluster): Promise<Ticket> =>
  who.make<Ticket>("POST", `/clusters/${id}/terminals`, { machine });
