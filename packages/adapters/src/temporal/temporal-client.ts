import { Client, Connection } from "@temporalio/client";
import type { TemporalSecurity } from "./temporal-security.ts";

export interface TemporalAddress {
  address: string;
  namespace: string;
  security?: TemporalSecurity;
}

/** Connects at the first call, so that a process starts while Temporal is down. */
export function temporalClient({ address, namespace, security = {} }: TemporalAddress): { client: Client; close(): Promise<void> } {
  const connection = Connection.lazy({ address, ...security });
  return { client: new Client({ connection, namespace }), close: () => connection.close() };
}

/** Resolves when the server answers in time. */
export async function pingTemporal(client: Client, deadlineMs: number): Promise<void> {
  const { connection } = client;
  await connection.withDeadline(Date.now() + deadlineMs, () => connection.workflowService.getSystemInfo({}));
}
