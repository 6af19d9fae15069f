import type { NodeRole } from "@slipway/core/blueprint";
import type { MachineState, TaskState } from "@slipway/core/lifecycle";
import { machineSubnet } from "@slipway/core/networking";
import type { ClusterSnapshot, MachineView, NodeView, TaskView } from "@slipway/core/planner";
import type { Tx } from "../connections.ts";
import type { Allocation, Machine, Node, Task } from "../generated/prisma/client.ts";
import { fromJson } from "../json.ts";
import { found } from "../rows.ts";
import { withAllocations } from "./task-rows.ts";

/** How long a dead endpoint may hold its address in the overlay. */
const COOLING_MS = 10 * 60_000;

/** What exists, as last recorded. A retired node stays in it as long as one of its machines does. `nowMs`: since the epoch. */
export async function readSnapshot(tx: Tx, clusterId: string, nowMs: number): Promise<ClusterSnapshot> {
  const cluster = found(await tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
  const machines = await tx.machine.findMany({
    // A machine that is gone counts while the swarm still has its engine.
    where: { clusterId, OR: [{ state: { not: "gone" } }, { engineNodeId: { not: null } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const machinesByNode = Map.groupBy(machines, (machine) => machine.nodeId);
  const nodes = await tx.node.findMany({
    where: { clusterId, OR: [{ retiredAt: null }, { id: { in: [...machinesByNode.keys()] } }] },
    orderBy: [{ role: "asc" }, { name: "asc" }],
  });
  const tasks = await tx.task.findMany({ where: { clusterId, endedAt: null }, orderBy: [{ service: "asc" }, { slot: "asc" }] });
  const lost = await tx.task.findMany({
    where: { clusterId, state: "lost", endedAt: { gt: new Date(nowMs - COOLING_MS) } },
    select: { address: true },
  });
  return {
    clusterId,
    clusterName: cluster.name,
    subnet: machineSubnet(cluster.subnetIndex ?? 0),
    networkEnsured: cluster.networkEnsured,
    swarm: cluster.swarm as ClusterSnapshot["swarm"],
    overlayEnsured: cluster.overlayEnsured,
    nodes: nodes.map((node) => toNodeView(node, machinesByNode.get(node.id) ?? [])),
    tasks: (await withAllocations(tx, tasks)).map(toTaskView),
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
