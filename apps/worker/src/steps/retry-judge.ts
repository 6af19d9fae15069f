import { AppError, isAppError } from "@slipway/core/errors";
import type { MachineRecord, StepRecord } from "@slipway/core/ports";
import { providerOf, type StepContext, scaledMs } from "./step-context.ts";

/** A machine that its provider calls running may be silent so long within a step; then a new plan decides. */
const PATIENCE_MS = 60_000;

/** Says of an error what it means for the step's next try: silence for a while and a swarm that is electing may pass. */
export function retryJudge(context: StepContext): (error: unknown) => Promise<unknown> {
  const { deps, step } = context;
  let failingSince: number | null = null;
  return async (error) => {
    failingSince ??= deps.clock.now();
    const patient = deps.clock.now() - failingSince <= scaledMs(context, PATIENCE_MS);
    if (isAppError(error, "STEP_FAILED") && concernsSwarm(step)) return patient ? passing(error) : error;
    return isAppError(error, "UNREACHABLE") ? judgeSilence(context, error, patient) : error;
  };
}

/** Managers refuse everything for the moments in which they agree on a leader. */
function concernsSwarm({ kind }: StepRecord): boolean {
  return kind.startsWith("swarm.") || kind === "overlay.ensure";
}

const passing = (error: AppError) => new AppError("UNAVAILABLE", error.message, { cause: error });

/** GONE as soon as the provider knows the machine no more, or when it stays silent. A machine that boots is silent by nature. */
async function judgeSilence(context: StepContext, error: AppError, patient: boolean): Promise<AppError> {
  const { deps, step, store } = context;
  if (step.kind.startsWith("machine.") || !step.input.machineId) return error;
  deps.machines.drop(step.input.machineId);
  const machine = await store.loadMachine(step.input.machineId).catch(() => null);
  if (machine && !(await stillRuns(context, machine))) return new AppError("GONE", `${machine.nodeName} is no more.`, { cause: error });
  return patient ? error : new AppError("GONE", error.message, { cause: error });
}

/** The provider's word; when it does not answer either, the machine counts as running. */
async function stillRuns(context: StepContext, machine: MachineRecord): Promise<boolean> {
  if (machine.state === "gone" || machine.state === "deleting") return false;
  try {
    const described = await providerOf(context, machine.provider).describeMachine(machine.id);
    return described !== null && described.state !== "stopped";
  } catch {
    return true;
  }
}
