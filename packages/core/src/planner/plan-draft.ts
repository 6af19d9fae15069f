import { type ClusterSpec, type EffectiveService, effectiveServices } from "../blueprint/index.ts";
import { type AddressSlice, addressPool, allocateSlices, firewallPlan, type RulesOf } from "../networking/index.ts";
import { type Board, openBoard } from "../scheduler/index.ts";
import { type LocatedTask, locateTasks } from "./locate-tasks.ts";
import { type NodeOutlook, nodeOutlooks } from "./node-outlook.ts";
import type { PlanChange, PlannedTask, PlanPlacement, UnplacedTask } from "./plan.ts";
import type { PlanRequest } from "./plan-request.ts";
import { type StepGraph, stepGraph } from "./step-graph.ts";
import { type SwarmOutlook, swarmOutlook } from "./swarm-outlook.ts";

/** A change of one task, told only when no change of its service explains it. */
export interface TaskChange extends PlanChange {
  service: string;
  broken: boolean;
}

/** A load balancer's configuration without tasks about to stop. Which task of ours it reaches is known only at the end. */
export interface Drain {
  balancer: EffectiveService;
  drained: LocatedTask[];
  after: (string | null)[];
}

/** The plan while it is made: what is known from the start, and what grows. */
export interface PlanDraft {
  request: PlanRequest;
  /** Load balancers first: steps of the services behind them name their tasks. */
  services: EffectiveService[];
  outlooks: NodeOutlook[];
  outlookById: ReadonlyMap<string, NodeOutlook>;
  swarm: SwarmOutlook;
  slices: Record<string, AddressSlice>;
  rulesOf: RulesOf;
  tasksOf: ReadonlyMap<string, LocatedTask[]>;
  nextAddress: (service: string) => string | null;

  board: Board;
  steps: StepGraph;
  tasks: PlannedTask[];
  placements: PlanPlacement[];
  unplaced: UnplacedTask[];
  taskChanges: TaskChange[];
  stoppedTaskIds: Set<string>;
  drains: Drain[];
  /** By service: starts and stops that a load balancer's last configuration waits for. */
  keysOf: Map<string, string[]>;
  changedServices: Set<string>;
}

export function openDraft(target: ClusterSpec, request: PlanRequest): PlanDraft {
  const { snapshot } = request;
  const services = effectiveServices(target).sort((left, right) => Number(left.kind === "service") - Number(right.kind === "service"));
  const outlooks = nodeOutlooks(target, request);
  const outlookById = new Map(outlooks.map((outlook) => [outlook.id, outlook]));
  const swarm = swarmOutlook(outlooks, snapshot.swarm);
  const located = locateTasks(snapshot.tasks, outlookById);
  const tasksOf = Map.groupBy(located, ({ task }) => task.service);
  const slices = { ...slicesInUse(snapshot.slices, tasksOf), ...allocateSlices(services, snapshot.slices) };
  const board = openBoard(outlooks.filter(({ shape }) => shape).map((outlook) => candidateOf(outlook, swarm)));
  for (const one of located) if (one.where !== "ended" && one.task.state !== "pending") board.occupy(one.task);
  // A start that never happened holds no room: when its predecessor still runs there, the row ends and the slot is planned anew.
  for (const one of located) if (one.where === "here" && one.task.state === "pending" && !board.claim(one.task)) one.where = "ended";
  return {
    request,
    services,
    outlooks,
    outlookById,
    swarm,
    slices,
    rulesOf: firewallPlan(target, slices),
    tasksOf,
    nextAddress: addressesOf(request, slices),
    board,
    steps: stepGraph(),
    tasks: [],
    placements: [],
    unplaced: [],
    taskChanges: [],
    stoppedTaskIds: new Set(),
    drains: [],
    keysOf: new Map(),
    changedServices: new Set(),
  };
}

/** A removed service's slice stays named as long as it has tasks: should it come back, they still fit. */
function slicesInUse(slices: Readonly<Record<string, AddressSlice>>, tasksOf: ReadonlyMap<string, unknown>): Record<string, AddressSlice> {
  return Object.fromEntries(Object.entries(slices).filter(([name]) => tasksOf.has(name)));
}

function candidateOf({ id, name, role, shape, present }: NodeOutlook, swarm: SwarmOutlook) {
  const unreachable = present?.state === "unreachable" ? "does not answer" : null;
  return {
    id,
    name,
    role,
    cpu: shape?.cpu ?? 0,
    memoryMib: shape?.memoryMib ?? 0,
    ready: present?.state === "running" && present.prepared && present.joined,
    unusable: swarm.start === "waiting" ? "no master answers" : unreachable,
  };
}

function addressesOf({ snapshot }: PlanRequest, slices: Readonly<Record<string, AddressSlice>>): (service: string) => string | null {
  const avoid = new Set([...snapshot.tasks.map(({ address }) => address), ...snapshot.coolingAddresses]);
  const pools = new Map<string, () => string | null>();
  return (service) => {
    const slice = slices[service];
    const pool = pools.get(service) ?? (slice ? addressPool(slice, avoid) : () => null);
    pools.set(service, pool);
    return pool();
  };
}
