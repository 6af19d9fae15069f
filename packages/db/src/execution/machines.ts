import { type MachineState, machineStates } from "@slipway/core/lifecycle";
import type { MachinePatch } from "@slipway/core/ports";
import type { Machine, Node } from "../generated/prisma/client.ts";
import { withoutNul } from "../json.ts";
import type { NewEvent } from "../record-events.ts";
import { differences, nextState } from "./next-state.ts";
import type { ExecutionScope } from "./scope.ts";
import { changeTask } from "./tasks.ts";

/** Under the cluster's lock. Returns the events, not recorded yet; null: nothing differed. Tasks of a machine that is gone are lost. */
export async function changeMachine(
  scope: ExecutionScope,
  { machine, node }: { machine: Machine; node: Node },
  patch: MachinePatch & { lenient?: boolean },
): Promise<NewEvent[] | null> {
  const from = machine.state as MachineState;
  const subject = `machine ${machine.id} (${node.name})`;
  const state = nextState({ table: machineStates, subject, from, to: patch.state, lenient: patch.lenient });
  const data = differences(machine, {
    state,
    providerId: patch.providerId,
    sshHost: patch.ssh?.host,
    sshPort: patch.ssh?.port,
    publicAddress: patch.publicAddress,
    hostKeyPublic: patch.hostKeyPublic,
    prepared: patch.prepared,
    engineNodeId: patch.engineNodeId,
    reason: patch.reason && withoutNul(patch.reason),
    endedAt: state === "gone" ? (machine.endedAt ?? scope.now) : undefined,
  });
  if (Object.keys(data).length === 0) return null;
  const events = machineEvents(machine, await scope.tx.machine.update({ where: { id: machine.id }, data }), node);
  return data.endedAt ? [...events, ...(await loseTasks(scope, machine, node))] : events;
}

function machineEvents(before: Machine, after: Machine, { name: node, role }: Node): NewEvent[] {
  const about = { machineId: after.id, node, role };
  const events: NewEvent[] = [];
  if (after.state !== before.state) {
    events.push({ type: "machine.state_changed", data: { ...about, from: before.state, to: after.state, reason: after.reason } });
  }
  if (after.prepared && !before.prepared) events.push({ type: "machine.prepared", data: about });
  if (after.engineNodeId !== null && after.engineNodeId !== before.engineNodeId) events.push({ type: "machine.joined", data: about });
  return events;
}

async function loseTasks(scope: ExecutionScope, { id: machineId, clusterId }: Machine, node: Node): Promise<NewEvent[]> {
  const tasks = await scope.tx.task.findMany({ where: { clusterId, machineId, endedAt: null } });
  const events: NewEvent[] = [];
  for (const task of tasks) {
    events.push(...((await changeTask(scope, task, { state: "lost", reason: `machine of ${node.name} is gone` })) ?? []));
  }
  return events;
}
