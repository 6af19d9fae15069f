import { AppError } from "@slipway/core/errors";
import { targetProblems } from "@slipway/core/webhooks";
import type { OutsideContext } from "../define/index.ts";

/** The URL as it is saved. INVALID_INPUT when nothing may be sent there. */
export async function checkTarget({ ports }: OutsideContext, url: string): Promise<string> {
  const verdict = await ports.webhookTargets.check(url);
  if (verdict.ok) return verdict.href;
  throw new AppError("INVALID_INPUT", "The request has faults.", { faults: [{ path: "/url", message: targetProblems[verdict.problem] }] });
}
