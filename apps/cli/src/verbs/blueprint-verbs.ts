import { AppError } from "@slipway/core/errors";
import type { validation } from "@slipway/usecases/blueprints/schemas";
import type { PlanDocument } from "@slipway/usecases/plans/schemas";
import type { Command } from "commander";
import type { z } from "zod";
import { readBlueprint } from "../blueprint-files.ts";
import { describeFault } from "../describe-error.ts";
import { exitCode } from "../exit-code.ts";
import { ensureCluster, saveBlueprint } from "../save-blueprint.ts";
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
  const found = await context.api().send<z.output<typeof validation>>("POST", "/blueprints/validate", readBlueprint(file));
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
  const api = context.api();
  const version = await saveBlueprint(api, file);
  const { id } = await ensureCluster(api, cluster);
  const made = await api.send<PlanDocument>("POST", `/clusters/${id}/plans`, { blueprintVersionId: version.id });
  if (made.unplaced.length > 0) throw unplacedError(made);
  return { document: made, text: describePlan(made), exitCode: made.hasChanges ? exitCode.planHasChanges : exitCode.done };
}

function unplacedError({ unplaced }: PlanDocument): AppError {
  const faults = unplaced.map(({ task, reasons, remedy }) => ({ path: task, message: reasons.join("; "), remedy }));
  return new AppError("UNPROCESSABLE", "Some tasks fit on no machine.", { faults });
}

const signs = { add: "+", change: "~", replace: "±", restart: "↻", remove: "-" } as const;

function describePlan(plan: PlanDocument): string {
  if (!plan.hasChanges) return "no change";
  const changes = plan.changes.map(
    ({ action, subject, name, fields, reason }) =>
      `${signs[action]} ${subject} ${name}${fields?.length ? ` [${fields.join(", ")}]` : ""}: ${reason}`,
  );
  const placements = plan.placements.map(({ task, node, reason }) => `  ${task} → ${node} (${reason})`);
  const { beforeUsdPerHour, afterUsdPerHour } = plan.price;
  return [
    ...changes,
    ...placements,
    `price: $${beforeUsdPerHour.toFixed(4)} → $${afterUsdPerHour.toFixed(4)} an hour`,
    `plan ${plan.id}: ${plan.steps.length} steps`,
  ].join("\n");
}
