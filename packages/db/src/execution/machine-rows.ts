import type { MachineState } from "@slipway/core/lifecycle";
import type { MachineRecord, MachineShape } from "@slipway/core/ports";
import type { Tx } from "../connections.ts";
import type { Machine, Node } from "../generated/prisma/client.ts";
import { fromJson } from "../json.ts";
import type { NodeOfMachine } from "./raw-rows.ts";

export function toMachineRecord(row: Machine, node: NodeOfMachine): MachineRecord {
  return {
    id: row.id,
    clusterId: row.clusterId,
    nodeId: row.nodeId,
    nodeName: node.name,
    role: node.role as MachineRecord["role"],
    privateAddress: node.privateAddress,
    provider: row.provider,
    shape: fromJson<MachineShape>(row.shape),
    state: row.state as MachineState,
    providerId: row.providerId,
    ssh: row.sshHost !== null && row.sshPort !== null ? { host: row.sshHost, port: row.sshPort } : null,
    publicAddress: row.publicAddress,
    hostKeyPublic: row.hostKeyPublic,
    prepared: row.prepared,
    engineNodeId: row.engineNodeId,
    priceUsdPerHour: row.priceUsdPerHour,
  };
}

/** Each machine with its node; a machine is never written before its node. */
export async function withNodes(tx: Tx, machines: Machine[]): Promise<{ machine: Machine; node: Node }[]> {
  const nodes = await tx.node.findMany({ where: { id: { in: machines.map((machine) => machine.nodeId) } } });
  return withNodesOf(machines, nodes);
}

export function withNodesOf<N extends NodeOfMachine>(machines: Machine[], nodes: N[]): { machine: Machine; node: N }[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return machines.flatMap((machine) => {
    const node = byId.get(machine.nodeId);
    return node ? [{ machine, node }] : [];
  });
}
