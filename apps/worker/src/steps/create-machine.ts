import { AppError } from "@slipway/core/errors";
import type { MachineRecord, ProviderMachine } from "@slipway/core/ports";
import { hostKeyRef, loginKeyRef } from "../keys.ts";
import { machineOf, providerOf, type StepContext } from "./step-context.ts";

/** The intent is committed and the keys are stored before the provider is asked: a repeat asks for the very same machine. */
export async function createMachine(context: StepContext): Promise<void> {
  const { deps, store, keyOnce, cluster } = context;
  const machine = await machineOf(context);
  if (machine.state === "gone" || machine.state === "deleting") throw new AppError("GONE", `${machine.nodeName} is being removed.`);
  const hostKey = await keyOnce(hostKeyRef(cluster.teamId, machine.id), deps.generateKey.host);
  const loginKey = await keyOnce(loginKeyRef(cluster.teamId, cluster.id), deps.generateKey.login);
  const made = await providerOf(context, machine.provider).createMachine({
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
  const advanced = machine.state === "intended" ? { state: "booting" as const } : {};
  await store.patchMachine(machine.id, { ...advanced, hostKeyPublic: hostKey.publicKey, ...placeOf(made) });
}

/** What the provider says of where the machine is; only what it knows by now. */
export function placeOf(
  made: ProviderMachine,
): Partial<Pick<MachineRecord, "ssh" | "publicAddress">> & { providerId: string; ssh?: { host: string; port: number } } {
  return { providerId: made.providerId, publicAddress: made.publicAddress, ...(made.ssh ? { ssh: made.ssh } : {}) };
}
