import type { NodeRole } from "@slipway/core/blueprint";
import type { MachineState, TaskState } from "@slipway/core/lifecycle";
import { machineSubnet } from "@slipway/core/networking";
import type { ClusterSnapshot, MachineView, NodeView, TaskView } from "@slipway/core/planner";
import type { Allocation, Machine, Node, Task } from "../generated/prisma/client.ts";
import { fromJson } from "../json.ts";
import { found } from "../rows.ts";
import { inOrder, type Statements } from "../statements.ts";
import {
  selectAllocationsOf,
  selectCluster,
  selectCountedMachines,
  selectCountedNodes,
  selectLostTasks,
  selectTasksOf,
} from "./raw-rows.ts";
import { withAllocationsOf } from "./task-rows.ts";

/** How long a dead endpoint may hold its address in the overlay. */
const COOLING_MS = 10 * 60_000;

/** What exists, as last recorded. A retired node stays in it as long as one of its machines does. `nowMs`: since the epoch. */
export async function readSnapshot(tx: Statements, clusterId: string, nowMs: number): Promise<ClusterSnapshot> {
  const [[row], machines, nodes, tasks, allocations, lost] = await inOrder(
    tx,
    () => selectCluster(tx, clusterId),
    () => selectCountedMachines(tx, clusterId),
    () => selectCountedNodes(tx, clusterId),
    () => selectTasksOf(tx, clusterId),
    () => selectAllocationsOf(tx, clusterId),
    () => selectLostTasks(tx, clusterId, new Date(nowMs - COOLING_MS)),
  );
  const cluster = found(row ?? null, "cluster", clusterId);
  const machinesByNode = Map.groupBy(machines, (machine) => machine.nodeId);
  return {
    clusterId,
    clusterName: cluster.name,
    subnet: machineSubnet(cluster.subnetIndex ?? 0),
    networkEnsured: cluster.networkEnsured,
    swarm: cluster.swarm as ClusterSnapshot["swarm"],
    overlayEnsured: cluster.overlayEnsured,
    nodes: nodes.map((node) => toNodeView(node, machinesByNode.get(node.id) ?? [])),
    tasks: withAllocationsOf(tasks, allocations).map(toTaskView),
    slices: fromJson<ClusterSnapshot["slices"]>(cluster.slices),
    coolingAddresses: [...new Set(lost.map((task) => task.address))],
  };
}

/** `machines`: the newest first. */
function toNodeView(node: Node, machines: Machine[]): NodeView {
  const { id, name, group, ordinal, privateAddress } = node;
  const current = machines.find((machine) => machine.state !== "gone");
  const former = machines.filter((machine) => machine !== current).map(toMachineView);
  const machine = current ? toMachineView(current) : null;
  return { id, name, role: node.role as NodeRole, group, ordinal, privateAddress, machine, former };
}

function toMachineView(machine: Machine): MachineView {
  const { id, shapeHash, provider, prepared, priceUsdPerHour } = machine;
  const joined = machine.engineNodeId !== null;
  return { id, state: machine.state as MachineState, shapeHash, provider, prepared, joined, priceUsdPerHour };
}

function toTaskView({ task, allocation }: { task: Task; allocation: Allocation | undefined }): TaskView {
  return {
    id: task.id,
    service: task.service,
    slot: task.slot,
    name: task.name,
    nodeId: task.nodeId,
    machineId: task.machineId ?? "",
    configHash: task.configHash,
    firewallHash: task.firewallHash,
    address: task.address,
    publicPorts: allocation?.publicPorts ?? [],
    cpu: allocation?.cpu ?? 0,
    memoryMib: allocation?.memoryMib ?? 0,
    state: task.state as TaskState,
    restartCount: task.restartCount,
    notBefore: task.notBefore?.getTime() ?? null,
  };
}
