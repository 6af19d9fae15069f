import { explainRefusal } from "./explain-refusal.ts";
import { type Heap, heapOf } from "./heap.ts";
import { awaitedReleases, giveBack, loadOf, type NodeRoom, obstacle, roomOf, take } from "./node-room.ts";
import type { CandidateNode, Refusal, StayingTask, TaskDemand } from "./place-request.ts";

export interface Spot {
  nodeId: string;
  reason: string;
  /** Steps that must be done first, for the room they release. */
  after: string[];
}

/** The room on all nodes, as it changes while a plan is made. Unknown nodes are ignored. */
export interface Board {
  occupy(task: StayingTask): void;
  /** Takes the room of a task that is placed but was never started; false, and nothing taken, when others have it by now. */
  claim(task: StayingTask): boolean;
  /** Takes the best spot: a running machine, fewest tasks of the service, least load, fewest tasks, name. */
  place(demand: TaskDemand): Spot | null;
  /** The task's room is free once the step `stepKey` is done. */
  release(task: StayingTask, stepKey: string): void;
  /** As if `release` had not been. */
  reclaim(task: StayingTask, stepKey: string): void;
  explain(demand: TaskDemand): Refusal;
}

interface Entry {
  room: NodeRoom;
  version: number;
  ready: boolean;
  ofService: number;
  load: number;
  tasks: number;
}

export function openBoard(nodes: readonly CandidateNode[]): Board {
  const rooms = [...nodes].sort(byName).map(roomOf);
  const roomById = new Map(rooms.map((room) => [room.node.id, room]));
  // One queue, of the demand last asked for: tasks come service by service, so it is rarely rebuilt and each placement costs log n.
  let queued: TaskDemand | null = null;
  let queue: Heap<Entry> = heapOf(comesBefore);

  function enqueue(room: NodeRoom, demand: TaskDemand): void {
    if (obstacle(room, demand) === null) queue.push(entryOf(room, demand.service));
  }

  function queueFor(demand: TaskDemand): Heap<Entry> {
    if (queued && sameDemand(queued, demand)) return queue;
    queue = heapOf(comesBefore);
    queued = demand;
    for (const room of rooms) enqueue(room, demand);
    return queue;
  }

  function update(nodeId: string, act: (room: NodeRoom) => void): void {
    const room = roomById.get(nodeId);
    if (!room) return;
    act(room);
    if (queued) enqueue(room, queued);
  }

  return {
    occupy: (task) => update(task.nodeId, (room) => take(room, task)),
    claim(task) {
      const room = roomById.get(task.nodeId);
      const hindrance = room ? obstacle(room, task) : null;
      if (hindrance !== null && hindrance !== "unusable") return false;
      update(task.nodeId, (known) => take(known, task));
      return true;
    },
    place(demand) {
      const entries = queueFor(demand);
      let best = entries.pop();
      while (best && best.version !== best.room.version) best = entries.pop();
      if (!best) return null;
      const { room } = best;
      const after = awaitedReleases(room, demand);
      update(room.node.id, () => take(room, demand));
      return { nodeId: room.node.id, reason: reasonOf(best, demand.service), after };
    },
    release: (task, stepKey) =>
      update(task.nodeId, (room) => {
        giveBack(room, task);
        room.releases.push({ stepKey, demand: task });
      }),
    reclaim: (task, stepKey) =>
      update(task.nodeId, (room) => {
        const index = room.releases.findIndex((release) => release.stepKey === stepKey);
        if (index >= 0) room.releases.splice(index, 1);
        take(room, task);
      }),
    explain: (demand) => explainRefusal(rooms, demand),
  };
}

function entryOf(room: NodeRoom, service: string): Entry {
  return {
    room,
    version: room.version,
    ready: room.node.ready,
    ofService: room.tasksOf.get(service) ?? 0,
    load: loadOf(room),
    tasks: room.taskCount,
  };
}

function comesBefore(left: Entry, right: Entry): boolean {
  if (left.ready !== right.ready) return left.ready;
  if (left.ofService !== right.ofService) return left.ofService < right.ofService;
  if (left.load !== right.load) return left.load < right.load;
  if (left.tasks !== right.tasks) return left.tasks < right.tasks;
  return left.room.rank < right.room.rank;
}

function reasonOf({ ready, ofService, load }: Entry, service: string): string {
  const machine = ready ? "running machine" : "new machine";
  return `${machine} with the fewest tasks of ${service} (${ofService}), ${Math.round(load * 100)} % reserved`;
}

function sameDemand(left: TaskDemand, right: TaskDemand): boolean {
  return (
    left.service === right.service &&
    left.cpu === right.cpu &&
    left.memoryMib === right.memoryMib &&
    left.publicPorts.length === right.publicPorts.length &&
    left.publicPorts.every((port, index) => port === right.publicPorts[index])
  );
}

/** `worker-2` before `worker-10`. */
function byName(left: CandidateNode, right: CandidateNode): number {
  return left.name.length - right.name.length || (left.name < right.name ? -1 : 1);
}
