import { Client, Connection } from "@temporalio/client";

export interface TemporalAddress {
  address: string;
  namespace: string;
}

/** Connects at the first call, so that a process starts while Temporal is down. */
export function temporalClient({ address, namespace }: TemporalAddress): { client: Client; close(): Promise<void> } {
  const connection = Connection.lazy({ address });
  return { client: new Client({ connection, namespace }), close: () => connection.close() };
}

/** Resolves when the server answers in time. */
export async function pingTemporal(client: Client, deadlineMs: number): Promise<void> {
  const { connection } = client;
  await connection.withDeadline(Date.now() + deadlineMs, () => connection.workflowService.getSystemInfo({}));
}
