import { proxyActivities } from "@temporalio/workflow";

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: "1 minute" });

/** The least that Temporal can do in `hops` durable steps, one after the other. */
export async function bareWorkflow(hops: number): Promise<void> {
  for (let hop = 0; hop < hops; hop += 1) await nothing();
}
