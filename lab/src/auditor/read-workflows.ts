import { runCommand } from "./run-command.ts";
import type { Witnesses } from "./witnesses.ts";

export interface TemporalPlace {
  binary: string;
  address: string;
}

interface Listed {
  execution: { workflowId: string; runId: string };
}

interface Described {
  pendingActivities?: { attempt?: number }[];
  pendingWorkflowTask?: { attempt?: number };
}

/** Workflows that are open at Temporal, each with how often its present work has been tried; null where there is no Temporal to ask. */
export async function readWorkflows(temporal: TemporalPlace): Promise<Witnesses["workflows"]> {
  if (!temporal.binary) return null;
  const open = await listWorkflows(temporal, `ExecutionStatus="Running"`);
  const seen = await Promise.all(open.map(({ workflowId }) => attemptsOf(temporal, workflowId)));
  return seen.filter((one) => one !== null);
}

/** Whole histories as JSON texts, of every workflow that Temporal still has. */
export async function readHistories(temporal: TemporalPlace): Promise<string[]> {
  const texts: string[] = [];
  for (const { workflowId, runId } of await listWorkflows(temporal, "")) {
    texts.push(await ask(temporal, ["show", "--workflow-id", workflowId, "--run-id", runId, "-o", "json"]));
  }
  return texts;
}

async function listWorkflows(temporal: TemporalPlace, query: string): Promise<Listed["execution"][]> {
  const text = await ask(temporal, ["list", "--limit", "10000", "-o", "json", ...(query ? ["--query", query] : [])]);
  return ((JSON.parse(text || "[]") ?? []) as Listed[]).map(({ execution }) => execution);
}

/** null: it has ended since it was listed. */
async function attemptsOf(temporal: TemporalPlace, workflowId: string): Promise<{ id: string; attempts: number } | null> {
  const text = await ask(temporal, ["describe", "--workflow-id", workflowId, "-o", "json"]).catch(() => null);
  if (text === null) return null;
  const { pendingActivities = [], pendingWorkflowTask } = JSON.parse(text) as Described;
  return { id: workflowId, attempts: Math.max(1, pendingWorkflowTask?.attempt ?? 1, ...pendingActivities.map((one) => one.attempt ?? 1)) };
}

const ask = ({ binary, address }: TemporalPlace, argv: string[]): Promise<string> =>
  runCommand(binary, ["workflow", ...argv, "--address", address, "--namespace", "default"]);
