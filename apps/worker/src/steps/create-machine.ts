import { AppError } from "@slipway/core/errors";
import type { MachineRecord, ProviderMachine, StepChange } from "@slipway/core/ports";
import { hostKeyRef, loginKeyRef } from "../keys.ts";
import { machineOf, providerOf, type StepContext } from "./step-context.ts";

/** The intent is committed and the keys are stored before the provider is asked: a repeat asks for the very same machine. */
export async function createMachine(context: StepContext): Promise<StepChange> {
  const { deps, keyOnce, cluster } = context;
  const machine = await machineOf(context);
  const provider = providerOf(context, machine.provider);
  if (isLeaving(machine)) throw beingRemoved(machine);
  const hostKey = await keyOnce(hostKeyRef(cluster.teamId, machine.id), deps.generateKey.host);
  const loginKey = await keyOnce(loginKeyRef(cluster.teamId, cluster.id), deps.generateKey.login);
  const made = await provider.createMachine({
    machineId: machine.id,
    clusterId: cluster.id,
    clusterName: cluster.name,
    teamId: cluster.teamId,
    nodeName: machine.nodeName,
    role: machine.role,
    shape: machine.shape,
    privateAddress: machine.privateAddress,
    hostKey,
    authorizedKey: [loginKey.publicKey, ...deps.extraAuthorizedKeys].map((key) => key.trim()).join("\n"),
  });
  // A slow call may answer after the step was given up and the machine deleted. One deleted from here on is deleted after it was made.
  if (isLeaving(await machineOf(context))) {
    await provider.deleteMachine(machine.id);
    throw beingRemoved(machine);
  }
  const advanced = machine.state === "intended" ? { state: "booting" as const } : {};
  return { part: "machine", id: machine.id, patch: { ...advanced, hostKeyPublic: hostKey.publicKey, ...placeOf(made) } };
}

export function isLeaving({ state }: MachineRecord): boolean {
  return state === "gone" || state === "deleting";
}

export function beingRemoved({ nodeName }: MachineRecord): AppError {
  return new AppError("GONE", `${nodeName} is being removed.`);
}

/** What the provider says of where the machine is; only what it knows by now. */
export function placeOf(
  made: ProviderMachine,
): Partial<Pick<MachineRecord, "ssh" | "publicAddress">> & { providerId: string; ssh?: { host: string; port: number } } {
  return { providerId: made.providerId, publicAddress: made.publicAddress, ...(made.ssh ? { ssh: made.ssh } : {}) };
}
