import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";

export interface BareFloor {
  /** Milliseconds for `hops` empty activities in sequence. */
  take(hops: number): Promise<number>;
  close(): Promise<void>;
}

/** A worker of its own on the same server, with a queue of its own. */
export async function openBareFloor(address: string, namespace: string): Promise<BareFloor> {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
  const taskQueue = `bench-${randomUUID()}`;
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowsPath: fileURLToPath(new URL("./bare-workflow.ts", import.meta.url)),
    activities: { nothing: async () => undefined },
  });
  const running = worker.run();
  const client = new Client({ connection, namespace });
  return {
    async take(hops) {
      const begun = performance.now();
      await client.workflow.execute("bareWorkflow", { taskQueue, workflowId: randomUUID(), args: [hops] });
      return performance.now() - begun;
    },
    async close() {
      worker.shutdown();
      await running;
      await Promise.all([connection.close(), native.close()]);
    },
  };
}
