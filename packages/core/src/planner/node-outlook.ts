import type { ClusterSpec, NodeGroupSpec } from "../blueprint/index.ts";
import { AppError } from "../errors/index.ts";
import { deriveId } from "../identity/index.ts";
import { nodeAddress, nodeAddressCount } from "../networking/index.ts";
import { machineShapeHash } from "./machine-shape.ts";
import type { PlannedMachine, PlannedNode } from "./plan.ts";
import type { PlanRequest } from "./plan-request.ts";
import type { MachineView, NodeView } from "./snapshot.ts";

/** What becomes of one node. */
export interface NodeOutlook extends PlannedNode {
  isNew: boolean;
  /** The group it belongs to from now on; null: the node retires. */
  shape: NodeGroupSpec | null;
  /** The machine that stays. */
  present: MachineView | null;
  /** The machine that this plan makes. */
  intended: PlannedMachine | null;
  /** Machines to end at once; nothing takes their place before. */
  fenced: MachineView[];
  /** A retiring node's running machine: emptied first, then ended. */
  draining: MachineView | null;
}

/**
 * Every node, kept, new or retiring. A node whose machine died keeps its id and address and gets another machine;
 * a node whose machine has the wrong shape retires and a new one takes over, so that its tasks can move first.
 */
export function nodeOutlooks(target: ClusterSpec, request: PlanRequest): NodeOutlook[] {
  const { snapshot } = request;
  const addresses = new Set(snapshot.nodes.map(({ privateAddress }) => privateAddress));
  const retiring = new Set(snapshot.nodes);
  const kept = target.nodeGroups.flatMap((group) => {
    const nodes = nodesToKeep(group, snapshot.nodes);
    for (const node of nodes) retiring.delete(node);
    const made = newNodes(group, group.count - nodes.length, { request, addresses });
    return [...nodes.map((node) => keptOutlook(node, group, request)), ...made];
  });
  return [...kept, ...[...retiring].map(retiringOutlook)];
}

/** Gone, or on its way out and past return. Unreachable is not dead. */
export function isDead(machine: MachineView): boolean {
  return machine.state === "gone" || machine.state === "deleting";
}

function nodesToKeep(group: NodeGroupSpec, nodes: readonly NodeView[]): NodeView[] {
  const shapeHash = machineShapeHash(group);
  const wornness = ({ machine }: NodeView): number => (!machine || isDead(machine) ? 2 : Number(machine.state === "unreachable"));
  return nodes
    .filter((node) => node.group === group.name && node.role === group.role)
    .filter(({ machine }) => !machine || isDead(machine) || machine.shapeHash === shapeHash)
    .sort((left, right) => wornness(left) - wornness(right) || left.ordinal - right.ordinal)
    .slice(0, group.count)
    .sort((left, right) => left.ordinal - right.ordinal);
}

function keptOutlook(node: NodeView, group: NodeGroupSpec, request: PlanRequest): NodeOutlook {
  const present = node.machine && !isDead(node.machine) ? node.machine : null;
  const fenced = [...(node.former ?? []), ...(node.machine && !present ? [node.machine] : [])];
  const intended = present ? null : intendedMachine(node.id, group, request);
  return { ...identityOf(node), isNew: false, shape: group, present, intended, fenced, draining: null };
}

function retiringOutlook(node: NodeView): NodeOutlook {
  const draining = node.machine?.state === "running" ? node.machine : null;
  const fenced = [...(node.former ?? []), ...(node.machine && !draining ? [node.machine] : [])];
  return { ...identityOf(node), isNew: false, shape: null, present: null, intended: null, fenced, draining };
}

function identityOf({ id, name, role, group, ordinal, privateAddress }: NodeView): PlannedNode {
  return { id, name, role, group, ordinal, privateAddress };
}

function newNodes(group: NodeGroupSpec, count: number, context: { request: PlanRequest; addresses: Set<string> }): NodeOutlook[] {
  const { request, addresses } = context;
  const ordinals = new Set(request.snapshot.nodes.filter((node) => node.group === group.name).map(({ ordinal }) => ordinal));
  let ordinal = 0;
  return Array.from({ length: count }, () => {
    do ordinal += 1;
    while (ordinals.has(ordinal));
    const id = deriveId(request.seed, "node", group.name, ordinal);
    const privateAddress = freeAddress(group, request.snapshot.subnet, addresses);
    const node = { id, name: `${group.name}-${ordinal}`, role: group.role, group: group.name, ordinal, privateAddress };
    return { ...node, isNew: true, shape: group, present: null, intended: intendedMachine(id, group, request), fenced: [], draining: null };
  });
}

function intendedMachine(nodeId: string, group: NodeGroupSpec, { seed, prices }: PlanRequest): PlannedMachine {
  const id = deriveId(seed, "machine", nodeId);
  return { id, nodeId, provider: group.provider, shapeHash: machineShapeHash(group), priceUsdPerHour: prices(group) };
}

function freeAddress({ role }: NodeGroupSpec, subnet: string, addresses: Set<string>): string {
  for (let n = 0; n < nodeAddressCount(role); n += 1) {
    const address = nodeAddress(subnet, role, n);
    if (addresses.has(address)) continue;
    addresses.add(address);
    return address;
  }
  throw new AppError("UNPROCESSABLE", `the cluster's network ${subnet} has no address for another ${role}`, {
    remedy: `A cluster holds at most ${nodeAddressCount(role)} ${role}s.`,
  });
}
