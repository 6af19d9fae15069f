import { type MachineState, machineStates } from "@slipway/core/lifecycle";
import type { MachinePatch } from "@slipway/core/ports";
import type { Machine } from "../../generated/prisma/client.ts";
import { withoutNul } from "../../json.ts";
import type { NewEvent } from "../../record-events.ts";
import { differences, nextState } from "../next-state.ts";
import type { NodeOfMachine } from "../raw-rows.ts";

export interface MachineWithNode {
  machine: Machine;
  node: NodeOfMachine;
}

/** Changes the row in memory. Returns the events; null: nothing differed. INTERNAL for an impossible transition. */
export function changeMachine(
  { machine, node }: MachineWithNode,
  patch: MachinePatch & { lenient?: boolean },
  now: Date,
): NewEvent[] | null {
  const before = { ...machine };
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
    endedAt: state === "gone" ? (machine.endedAt ?? now) : undefined,
  });
  if (Object.keys(data).length === 0) return null;
  return machineEvents(before, Object.assign(machine, data), node);
}

function machineEvents(before: Machine, after: Machine, { name: node, role }: NodeOfMachine): NewEvent[] {
  const about = { machineId: after.id, node, role };
  const events: NewEvent[] = [];
  if (after.state !== before.state) {
    events.push({ type: "machine.state_changed", data: { ...about, from: before.state, to: after.state, reason: after.reason } });
  }
  if (after.prepared && !before.prepared) events.push({ type: "machine.prepared", data: about });
  if (after.engineNodeId !== null && after.engineNodeId !== before.engineNodeId) events.push({ type: "machine.joined", data: about });
  return events;
}
