import { AppError } from "@slipway/core/errors";
import type { Schemas } from "@slipway/sdk";
import type { Command } from "commander";
import { ensureCluster, saveBlueprint } from "../save-blueprint.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";
import { describeOperation, waitForOperation } from "../wait-for-operation.ts";

interface WaitOptions {
  wait: boolean;
  /** Seconds; 0 waits for ever. */
  timeout: string;
}

interface ApplyOptions extends WaitOptions {
  plan?: string;
}

/** `start`, `apply`, `scale`, `stop`, `cancel`: what changes a cluster, and waits for the operation to end. */
export function changeVerbs(program: Command): void {
  const start = program
    .command("start")
    .description("start a cluster, of FILE or of what it ran last")
    .argument("<cluster>")
    .argument("[file]");
  runVerb<WaitOptions>(waiting(start), startCluster);
  const apply = program
    .command("apply")
    .description("make a running cluster what FILE, or a previewed plan, says")
    .argument("<cluster>")
    .argument("[file]");
  runVerb<ApplyOptions>(waiting(apply.option("--plan <id>", "exactly this previewed plan")), applyCluster);
  const scale = program.command("scale").description("run N tasks of a service").argument("<cluster>").argument("<service=N>");
  runVerb<WaitOptions>(waiting(scale), scaleService);
  const stop = program.command("stop").description("end every machine of a cluster").argument("<cluster>");
  runVerb<WaitOptions>(waiting(stop), async (context, [cluster = ""], options) =>
    followed(context, await context.api().clusters.stop({ cluster }), options),
  );
  const cancel = program.command("cancel").description("cancel an operation, or a cluster's running one").argument("<operation|cluster>");
  runVerb<WaitOptions>(waiting(cancel), cancelOperation);
}

function waiting(command: Command): Command {
  return command
    .option("--wait", "wait until the operation has ended (the default)", true)
    .option("--no-wait", "return as soon as it is accepted")
    .option("--timeout <seconds>", "exit 124 when it has not ended by then; 0 waits for ever", "0");
}

async function startCluster(context: VerbContext, [cluster = "", file]: string[], options: WaitOptions): Promise<VerbResult> {
  const api = context.api();
  if (!file) return followed(context, await api.clusters.start({ cluster }), options);
  const version = await saveBlueprint(api, file);
  const { id } = await ensureCluster(api, cluster);
  return followed(context, await api.clusters.start({ cluster: id, blueprintVersionId: version.id }), options);
}

async function applyCluster(context: VerbContext, [cluster = "", file]: string[], options: ApplyOptions): Promise<VerbResult> {
  if (file && options.plan) throw new AppError("INVALID_INPUT", "FILE and --plan exclude each other: a plan names its blueprint already.");
  const api = context.api();
  const blueprintVersionId = file ? (await saveBlueprint(api, file)).id : undefined;
  return followed(context, await api.clusters.apply({ cluster, blueprintVersionId, planId: options.plan }), options);
}

async function scaleService(context: VerbContext, [cluster = "", assignment = ""]: string[], options: WaitOptions): Promise<VerbResult> {
  const [, service, count] = /^([^=]+)=(\d+)$/.exec(assignment) ?? [];
  if (!service || !count) throw new AppError("INVALID_INPUT", `"${assignment}" is not SERVICE=N.`, { remedy: "For example: web=5" });
  return followed(context, await context.api().clusters.scale({ cluster, service, count: Number(count) }), options);
}

async function cancelOperation(context: VerbContext, [name = ""]: string[], options: WaitOptions): Promise<VerbResult> {
  const id = await openOperation(context, name);
  await context.api().operations.cancel({ operation: id });
  if (!options.wait) return ended(await context.api().operations.get({ operation: id }), 0);
  const waited = await waitForOperation(context.api(), id, { timeoutMs: Number(options.timeout) * 1_000, note: context.note });
  // To have been cancelled is what was asked for here.
  return ended(waited.operation, waited.operation.state === "cancelled" ? 0 : waited.exitCode);
}

/** The argument is a cluster when one of that name has something open, else an operation's id. */
async function openOperation(context: VerbContext, name: string): Promise<string> {
  if (/^[0-9a-f-]{36}$/i.test(name)) return name;
  const operations = await context.api().operations.list.all({ cluster: name });
  const open = operations.find(({ state }) => state === "running") ?? operations.find(({ state }) => state === "pending");
  if (!open) throw new AppError("CONFLICT", `Nothing is under way on ${name}.`);
  return open.id;
}

async function followed(context: VerbContext, { operation, message }: Schemas["Accepted"], options: WaitOptions): Promise<VerbResult> {
  if (!operation) return { document: { operation: null, message }, text: message };
  if (!options.wait) return { document: { operation, message }, text: `${message} (operation ${operation.id})` };
  const waited = await waitForOperation(context.api(), operation.id, { timeoutMs: Number(options.timeout) * 1_000, note: context.note });
  return ended(waited.operation, waited.exitCode);
}

const ended = (operation: Schemas["OperationDetail"], exitCode: number): VerbResult => ({
  document: { operation, message: describeOperation(operation) },
  text: describeOperation(operation),
  exitCode,
});
