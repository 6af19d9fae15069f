import { isAppError } from "@slipway/core/errors";
import { isSlipwayProblem, type Schemas, type Slipway } from "@slipway/sdk";
import { describeError } from "../describe-error.ts";
import { makePlan } from "../make-plan.ts";
import type { Forge } from "./forge.ts";
import { commentStart, faultsComment, planComment } from "./plan-comment.ts";

export interface CiTask {
  api: Slipway;
  forge: Forge;
  cluster: string;
  file: string;
}

/** Makes a plan and writes it over our comment of the request; what keeps it from being made is written there and thrown. */
export async function planInCi(
  { api, forge, cluster, file }: CiTask,
  remark?: string,
): Promise<{ plan: Schemas["Plan"]; comment: string }> {
  const before = await forge.find(commentStart(cluster));
  try {
    const plan = await makePlan(api, { cluster, file });
    return { plan, comment: await forge.save(planComment(plan, { cluster, file, remark }), before) };
  } catch (error) {
    if (isOfProgram(error)) await forge.save(faultsComment({ cluster, file }, describeError(error).text.split("\n")), before);
    throw error;
  }
}

/** What its author can mend. That Slipway cannot be reached, say, is no reason to take the last plan away. */
const isOfProgram = (error: unknown): boolean =>
  isSlipwayProblem(error, "UNPROCESSABLE", "INVALID_INPUT") || isAppError(error, "UNPROCESSABLE");
