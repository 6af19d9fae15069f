import { hostKeyRef } from "../keys.ts";
import { machineOf, providerOf, type StepContext } from "./step-context.ts";

/** Gone only once the provider has confirmed it. */
export async function deleteMachine(context: StepContext): Promise<void> {
  const { deps, store, cluster } = context;
  const machine = await machineOf(context);
  if (machine.state === "gone") return;
  await store.patchMachine(machine.id, { state: "deleting" });
  await providerOf(context, machine.provider).deleteMachine(machine.id);
  deps.machines.drop(machine.id);
  await deps.secrets.delete(hostKeyRef(cluster.teamId, machine.id));
  await store.patchMachine(machine.id, { state: "gone" });
}
