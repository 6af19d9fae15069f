import type { TemporalPlace } from "../../../auditor/read-workflows.ts";
import { runCommand } from "../../../auditor/run-command.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";

/** Of the cluster's workflow, every run of it, and of its operations: as JSON, payloads in base64. */
export async function historiesOf(temporal: TemporalPlace, { id, handle }: RunningCluster): Promise<string> {
  const ask = (...argv: string[]): Promise<string> =>
    runCommand(temporal.binary, ["workflow", ...argv, "--address", temporal.address, "--namespace", "default", "-o", "json"]);
  const operations = (await handle.operations()).map((operation) => `operation-${operation.id}`);
  const query = `WorkflowId IN (${[`cluster-${id}`, ...operations].map((name) => `"${name}"`).join(", ")})`;
  const listed = JSON.parse((await ask("list", "--limit", "1000", "--query", query)) || "[]") as {
    execution: { workflowId: string; runId: string };
  }[];
  if (listed.length < 2) throw new Error(`Temporal knows ${listed.length} workflows of a cluster with ${operations.length} operations.`);
  const texts: string[] = [];
  for (const { execution } of listed) texts.push(await ask("show", "--workflow-id", execution.workflowId, "--run-id", execution.runId));
  return texts.join("\n");
}
