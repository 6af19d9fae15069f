import { idFrom, machineOf, reach, type StepContext } from "./step-context.ts";

export async function pullImage(context: StepContext): Promise<null> {
  const { engine } = await reach(context, await machineOf(context));
  await engine.pullImage(idFrom(context.step, "image"), context.signal);
  return null;
}
