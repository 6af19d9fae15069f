import type { Command } from "commander";
import { applyInCi } from "../ci/apply-in-ci.ts";
import { openForge } from "../ci/open-forge.ts";
import { planInCi } from "../ci/plan-in-ci.ts";
import { describePlan } from "../describe-plan.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";
import { describeOperation } from "../wait-for-operation.ts";

/** `ci plan` and `ci apply`: for jobs of GitHub Actions and GitLab CI. */
export function ciVerbs(program: Command): void {
  const ci = program.command("ci").description("in a job of GitHub Actions or GitLab CI: a plan as a comment, applied on merge");
  const plan = ci.command("plan").description("write what FILE would change into one comment of the pull or merge request");
  runVerb(plan.argument("<cluster>").argument("<file>"), planComment);
  const apply = ci
    .command("apply")
    .description("apply the plan of that comment; one that holds no more is made anew, and not applied")
    .argument("<cluster>")
    .argument("<file>")
    .option("--timeout <seconds>", "exit 124 when the operation has not ended by then; 0 waits for ever", "0");
  runVerb<{ timeout: string }>(apply, applyComment);
}

async function planComment(context: VerbContext, [cluster = "", file = ""]: string[]): Promise<VerbResult> {
  const forge = await openForge(process.env);
  const made = await planInCi({ api: context.api(), forge, cluster, file });
  return { document: made, text: `${describePlan(made.plan)}\n${made.comment}` };
}

async function applyComment(context: VerbContext, [cluster = "", file = ""]: string[], options: { timeout: string }): Promise<VerbResult> {
  const forge = await openForge(process.env);
  const timeoutMs = Number(options.timeout) * 1_000;
  const waited = await applyInCi({ api: context.api(), forge, cluster, file }, { timeoutMs, note: context.note });
  if (!waited) return { document: { operation: null, message: "No change." }, text: "no change" };
  const message = describeOperation(waited.operation);
  return { document: { operation: waited.operation, message }, text: message, exitCode: waited.exitCode };
}
