import { isAppError } from "@slipway/core/errors";
import type { MachinePatch, MachineRecord, ProviderMachine } from "@slipway/core/ports";
import type { ReachedMachine } from "../machine-access.ts";
import type { ObservedTask } from "../machine-tasks.ts";
import { BOOT_MS } from "../steps/boot-limit.ts";
import { within } from "../within.ts";
import type { ClusterInView, MachineSight, ObserveDeps } from "./sight.ts";

/** An engine that does not answer within this is silent for now. */
const LOOK_TIMEOUT_MS = 5_000;
/** A machine that its provider calls running and that stays silent so long hangs: it is fenced and replaced. */
const HANG_MS = 180_000;

interface MachineInView {
  view: ClusterInView;
  machine: MachineRecord;
  /** As the provider listed it. */
  seen: ProviderMachine | null;
}

export interface ObservedMachine {
  sight: MachineSight;
  patch: MachinePatch | null;
}

export async function observeMachine(deps: ObserveDeps, inView: MachineInView): Promise<ObservedMachine> {
  const { machine } = inView;
  if (machine.state === "deleting") return unseen(machine, null);
  const seen = inView.seen ?? (await confirmed(deps, machine));
  // An intent that the provider was never asked for, or whose answer was lost before anything was made.
  if (!seen)
    return machine.state === "intended"
      ? unseen(machine, null)
      : unseen(machine, { state: "gone", reason: "Its provider knows it no more." });
  if (seen.state === "stopped") return unseen(machine, { state: "deleting", reason: "It stopped; what is left of it is removed." });
  const placed = { ...machine, ssh: seen.ssh ?? machine.ssh };
  if (!machine.prepared) return unseen(placed, givenUp(deps, machine, seen) ?? whereabouts(machine, seen));
  return lookInside(deps, { ...inView, machine: placed }, whereabouts(machine, seen));
}

/**
 * Steps give a machine up that does not answer. This is for those that answer and cannot be prepared all the same: by another host key, or
 * without an engine to speak of. Each of those tries is short, and none gets the machine any further.
 */
function givenUp(deps: ObserveDeps, { id }: MachineRecord, seen: ProviderMachine): MachinePatch | null {
  const boot = `boot of ${id}`;
  if (seen.state !== "running") deps.silence.heard(boot);
  if (deps.silence.silent(boot) <= BOOT_MS / deps.timeDivisor) return null;
  return { state: "deleting", reason: "Its provider says that it runs, but it could not be prepared: it is removed and replaced." };
}

/** A list may be cut short or stale: absence counts only when asked for by id. */
async function confirmed(deps: ObserveDeps, machine: MachineRecord): Promise<ProviderMachine | null> {
  const provider = deps.providers.get(machine.provider);
  return provider ? provider.describeMachine(machine.id) : null;
}

async function lookInside(deps: ObserveDeps, { view, machine }: MachineInView, place: MachinePatch | null): Promise<ObservedMachine> {
  const looked = await look(deps, view, machine);
  if (looked) {
    deps.silence.heard(machine.id);
    const state = "running" as const;
    return { sight: { machine, state, ...looked }, patch: machine.state === state ? place : { ...place, state } };
  }
  const hangs = deps.silence.silent(machine.id) > HANG_MS / deps.timeDivisor;
  const patch: MachinePatch = hangs
    ? { state: "deleting", reason: "It answered neither over SSH nor did it end: it is removed and replaced." }
    : { state: "unreachable", reason: "It does not answer over SSH, though its provider says that it runs." };
  return { sight: { machine, state: patch.state ?? machine.state, reached: null, tasks: null }, patch: { ...place, ...patch } };
}

async function look(
  deps: ObserveDeps,
  view: ClusterInView,
  machine: MachineRecord,
): Promise<{ reached: ReachedMachine; tasks: ObservedTask[] } | null> {
  const timeoutMs = LOOK_TIMEOUT_MS;
  try {
    const reached = await deps.machines.reach(view.cluster.teamId, machine, { timeoutMs });
    const tasks = await within(reached.tasks.observeTasks(view.cluster.id), timeoutMs);
    if (tasks) return { reached, tasks };
  } catch (error) {
    if (!isAppError(error, "UNREACHABLE", "HOST_KEY_MISMATCH", "STEP_FAILED")) throw error;
  }
  // The next look must not wait on a dead line.
  deps.machines.drop(machine.id);
  return null;
}

/** Adopts what a crashed worker made and could not record, and follows a changed SSH port. */
function whereabouts(machine: MachineRecord, seen: ProviderMachine): MachinePatch | null {
  const patch: MachinePatch = {};
  if (machine.state === "intended") patch.state = "booting";
  if (machine.providerId !== seen.providerId) patch.providerId = seen.providerId;
  if (seen.ssh && (machine.ssh?.host !== seen.ssh.host || machine.ssh.port !== seen.ssh.port)) patch.ssh = seen.ssh;
  if (seen.publicAddress !== null && machine.publicAddress !== seen.publicAddress) patch.publicAddress = seen.publicAddress;
  return Object.keys(patch).length > 0 ? patch : null;
}

function unseen(machine: MachineRecord, patch: MachinePatch | null): ObservedMachine {
  return { sight: { machine, state: patch?.state ?? machine.state, reached: null, tasks: null }, patch };
}
