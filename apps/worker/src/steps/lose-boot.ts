import { AppError } from "@slipway/core/errors";
import type { MachineRecord } from "@slipway/core/ports";
import { MAX_LOST_BOOTS } from "./boot-limit.ts";
import type { StepContext } from "./step-context.ts";

/**
 * The machine has not come up and is given up: the next plan removes and replaces it, which GONE asks for. After too many in a row another one is
 * of no help to this operation: UNPROCESSABLE ends it.
 */
export async function loseBoot({ deps, store }: StepContext, machine: MachineRecord, what: string): Promise<AppError> {
  const inARow = (await store.lostBoots(machine.id)) + 1;
  const hopeless = inARow >= MAX_LOST_BOOTS;
  const count = inARow > 1 ? ` It is the ${ordinal(inARow)} machine of ${machine.nodeName} in a row that did not come up` : "";
  const pace = hopeless ? ": the operation gives up, and heals wait ever longer for their turn." : count && ".";
  await store.patchMachine(machine.id, { state: "deleting", reason: `${what} It is removed and replaced.${count}${pace}` });
  deps.log.warn("machine given up", { machineId: machine.id, node: machine.nodeName, inARow });
  if (!hopeless) return new AppError("GONE", `${what}${count}${count && "."}`);
  return new AppError("UNPROCESSABLE", `${what}${count}.`, {
    remedy:
      "Look at what the provider says of its machines, and whether they can be reached over SSH; then start, apply or wait for the next heal.",
  });
}

function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  const ending = teens ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}
