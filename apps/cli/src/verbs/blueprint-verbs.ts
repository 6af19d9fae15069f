import type { Command } from "commander";
import { readBlueprint } from "../blueprint-files.ts";
import { describeFault } from "../describe-error.ts";
import { describePlan } from "../describe-plan.ts";
import { exitCode } from "../exit-code.ts";
import { makePlan } from "../make-plan.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

/** `validate` and `plan`: what a blueprint says, and what it would change. Neither changes anything that runs. */
export function blueprintVerbs(program: Command): void {
  runVerb(program.command("validate").description("evaluate a blueprint and name every fault").argument("<file>"), validate);
  runVerb(
    program
      .command("plan")
      .description("show what a blueprint would change (exit 2 when it would)")
      .argument("<cluster>")
      .argument("<file>"),
    plan,
  );
}

async function validate(context: VerbContext, [file = ""]: string[]): Promise<VerbResult> {
  const found = await context.api().blueprints.validate(readBlueprint(file));
  for (const line of found.logs) context.note(line);
  for (const warning of found.warnings) context.note(`warning: ${describeFault(warning)}`);
  if (!found.valid) {
    const text = found.faults.map(describeFault).join("\n");
    return { document: found, text, exitCode: exitCode.failed };
  }
  const services = found.spec?.services.map(({ name, count }) => `${count} × ${name}`) ?? [];
  return { document: found, text: `${file} is valid: ${services.join(", ")}` };
}

async function plan(context: VerbContext, [cluster = "", file = ""]: string[]): Promise<VerbResult> {
  const made = await makePlan(context.api(), { cluster, file });
  return { document: made, text: describePlan(made), exitCode: made.hasChanges ? exitCode.planHasChanges : exitCode.done };
}
