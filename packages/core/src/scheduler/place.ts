import { openBoard } from "./board.ts";
import type { Placement, PlaceRequest } from "./place-request.ts";

/** Where each wanted task goes, or why it goes nowhere. Deterministic; what stays is never moved. O(services × nodes + tasks × log nodes). */
export function place({ nodes, staying, wanted }: PlaceRequest): Placement {
  const board = openBoard(nodes);
  for (const task of staying) board.occupy(task);
  const placement: Placement = { placed: [], unplaced: [] };
  for (const [, tasks] of Map.groupBy(wanted, ({ service }) => service)) {
    for (const task of tasks) {
      const spot = board.place(task);
      if (spot) placement.placed.push({ task: task.name, nodeId: spot.nodeId, reason: spot.reason });
      else placement.unplaced.push({ task: task.name, ...board.explain(task) });
    }
  }
  return placement;
}
