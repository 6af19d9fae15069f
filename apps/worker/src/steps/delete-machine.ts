import type { StepChange } from "@slipway/core/ports";
import { hostKeyRef } from "../keys.ts";
import { machineOf, providerOf, type StepContext } from "./step-context.ts";

/** Gone only once the provider has confirmed it. */
export async function deleteMachine(context: StepContext): Promise<StepChange | null> {
  const { deps, store, cluster } = context;
  const machine = await machineOf(context);
  if (machine.state === "gone") return null;
  await store.patchMachine(machine.id, { state: "deleting" });
  await providerOf(context, machine.provider).deleteMachine(machine.id);
  deps.machines.drop(machine.id);
  await deps.secrets.delete(hostKeyRef(cluster.teamId, machine.id));
  return { part: "machine", id: machine.id, patch: { state: "gone" } };
}
