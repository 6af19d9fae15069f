import { AppError } from "@slipway/core/errors";
import { balancerConfig } from "@slipway/core/networking";
import { runningBackends } from "./backends.ts";
import { reach, type StepContext, specOf, taskOf } from "./step-context.ts";
import { serviceOf } from "./task-request.ts";

/** Tells a load balancer which tasks are behind it now, and where. */
export async function configureBalancer(context: StepContext): Promise<null> {
  const balancer = await taskOf(context);
  if (!balancer.machineId) throw new AppError("GONE", `${balancer.name} runs on no machine.`);
  const spec = specOf(context);
  const backends = await runningBackends(context, serviceOf(spec, balancer.service));
  const { tasks } = await reach(context, await context.store.loadMachine(balancer.machineId));
  await tasks.configureBalancer(balancer.id, balancerConfig(spec, balancer.service, backends));
  return null;
}
