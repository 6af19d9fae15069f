import { AppError } from "@slipway/core/errors";
import { isSlipwayProblem, type Schemas } from "@slipway/sdk";
import { blueprintName, readBlueprint } from "../blueprint-files.ts";
import { found } from "../save-blueprint.ts";
import { describeOperation, type Waited, waitForOperation } from "../wait-for-operation.ts";
import { commentStart, planComment, planOf } from "./plan-comment.ts";
import { type CiTask, planInCi } from "./plan-in-ci.ts";

type Plan = Schemas["Plan"];

interface WaitOptions {
  timeoutMs: number;
  note(line: string): void;
}

/** Applies the plan that our comment shows, if it is of the very program that was merged and still holds. null: nothing had to change. */
export async function applyInCi(task: CiTask, options: WaitOptions): Promise<Waited | null> {
  const plan = await reviewedPlan(task);
  if (!plan) return refresh(task, "What was merged has no plan that anybody could read before.");
  const accepted = await applyExactly(task, plan);
  if (!accepted) return refresh(task, "The cluster has changed since the plan was made.");
  if (!accepted.operation) return null;
  const waited = await waitForOperation(task.api, accepted.operation.id, options);
  await tell(task, { plan, remark: `Applied: ${describeOperation(waited.operation)}`, note: options.note });
  return waited;
}

/** A comment is only a hint, whoever wrote it: the plan must be this cluster's, and its program the merged one. */
async function reviewedPlan({ api, forge, cluster, file }: CiTask): Promise<Plan | undefined> {
  const comment = await forge.find(commentStart(cluster));
  const id = comment && planOf(cluster, comment.body);
  const plan = id ? await found(api.plans.get({ cluster, plan: id })) : undefined;
  if (!plan?.blueprintVersionId) return undefined;
  const version = await found(api.versions.get({ blueprint: blueprintName(file), version: plan.blueprintVersionId }));
  return version && isOf(version, file) ? plan : undefined;
}

function isOf({ files, args }: Schemas["BlueprintVersion"], file: string): boolean {
  const merged = readBlueprint(file);
  return args.length === 0 && files[0]?.path === merged.entry && sorted(files) === sorted(merged.files);
}

const sorted = (files: { path: string; content: string }[]): string =>
  JSON.stringify(files.map(({ path, content }) => [path, content]).sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)));

/** undefined: the plan is stale. */
async function applyExactly({ api, cluster }: CiTask, { id: planId }: Plan): Promise<Schemas["Accepted"] | undefined> {
  const { state } = await api.clusters.get({ cluster });
  try {
    return await (state === "stopped" ? api.clusters.start : api.clusters.apply)({ cluster, planId });
  } catch (error) {
    if (isSlipwayProblem(error, "STALE")) return undefined;
    throw error;
  }
}

/** A new plan into the comment, for somebody to read before the job is run again. */
async function refresh(task: CiTask, why: string): Promise<null> {
  const { plan, comment } = await planInCi(task, `${why} This is a new plan: read it, then run the job again to apply it.`);
  if (!plan.hasChanges) return null;
  throw new AppError("STALE", why, { remedy: `Read the new plan at ${comment}, then run this job again.` });
}

/** The operation has ended already: a comment that cannot be written does not change how. */
async function tell(
  { forge, cluster, file }: CiTask,
  { plan, remark, note }: { plan: Plan; remark: string; note(line: string): void },
): Promise<void> {
  try {
    await forge.save(planComment(plan, { cluster, file, remark }), await forge.find(commentStart(cluster)));
  } catch (error) {
    note(`The comment could not be updated: ${error instanceof Error ? error.message : String(error)}`);
  }
}
