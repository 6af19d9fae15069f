import { AppError } from "@slipway/core/errors";
import { swarmBackupRef } from "../keys.ts";
import { awaitLeader } from "./await-leader.ts";
import { machineOf, reach, type StepContext } from "./step-context.ts";
import { ADDRESS_POOL } from "./swarm.ts";
import { type Manager, otherMembers, recordMembership } from "./swarm-managers.ts";

/** Elections take up to 20 s, in the engines' own time: no divisor shortens it. */
const ELECTION_MS = 30_000;

/**
 * The swarm has lost too many managers to decide anything: from now on this machine decides alone. Running containers notice nothing, and
 * workers stay members. Should there be a leader after all, nothing is forced.
 */
export async function restoreSwarm(context: StepContext): Promise<null> {
  const { store, cluster } = context;
  const machine = await machineOf(context);
  const own = { machine, reached: await reach(context, machine) };
  const leader = await awaitLeader(context, own, Math.min(ELECTION_MS, (context.deadlineAt - context.deps.clock.now()) / 2));
  if (!leader) await decideAlone(context, own);
  // Where another one leads, this one joins by the next plan, if it has not yet.
  if (!leader || leader.machine.id === machine.id) await takeTheLead(context, own);
  await store.patchCluster(cluster.id, { swarm: "up" });
  return null;
}

/** A survivor's own state is newer than any copy. A machine that is no manager takes over the copy. */
async function decideAlone({ deps, cluster }: StepContext, { machine, reached: { engine, tasks } }: Manager): Promise<void> {
  const { state, manager } = await engine.swarmStatus();
  if (state !== "active" || !manager) {
    const backup = await deps.secrets.get(swarmBackupRef(cluster.teamId, cluster.id));
    if (!backup) throw new AppError("GONE", "There is no copy of the swarm's state to restore.");
    await tasks.restoreSwarm(Buffer.from(backup.value.reveal(), "base64"));
  }
  deps.log.warn("swarm has lost its managers: one goes on alone", { clusterId: cluster.id, machineId: machine.id });
  await engine.swarmInit({ advertiseAddress: machine.privateAddress, addressPool: ADDRESS_POOL, forceNewCluster: true });
}

/** Masters that live but have no vote any more are forgotten: they come in again. The dead whose place was taken were this very member. */
async function takeTheLead(context: StepContext, { machine, reached: { engine } }: Manager): Promise<void> {
  const { store } = context;
  const engineNodeId = await recordMembership(context, machine, engine);
  const members = await engine.swarmMembers();
  const deciding = new Set(members.flatMap((member) => (member.manager && member.reachable ? [member.engineNodeId] : [])));
  for (const other of await otherMembers(context, machine)) {
    const isLeftBehind = other.role === "master" && other.state !== "gone" && !deciding.has(other.engineNodeId ?? "");
    if (isLeftBehind && other.engineNodeId && other.engineNodeId !== engineNodeId) await engine.swarmForget(other.engineNodeId);
    if (isLeftBehind || other.engineNodeId === engineNodeId) await store.patchMachine(other.id, { engineNodeId: null });
  }
}
