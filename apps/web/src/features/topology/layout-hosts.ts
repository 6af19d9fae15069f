import type { Hosts } from "./hosts-of.ts";
import { HEAD_HEIGHT, type Host, type Place, TASK_HEIGHT, TASKS_SHOWN } from "./topology.ts";

const WIDTH = 232;
const GAP = 20;
const HEADING_HEIGHT = 24;
const PADDING = 8;
const COLUMNS_MAX = 10;
/** Boxes are wider than tall, and so are screens. */
const SPREAD = 1.8;

/** Masters, then workers, then what waits for a machine: rows of boxes under a heading each. */
export function layoutHosts({ masters, workers, unplaced }: Hosts, top: number): Place[] {
  const sections = [
    { text: "Masters", things: masters },
    { text: "Workers", things: workers },
    { text: "Waiting for a machine", things: unplaced ? [unplaced] : [] },
  ].filter(({ things }) => things.length > 0);
  const most = Math.max(masters.length, workers.length, 1);
  const columns = Math.min(COLUMNS_MAX, Math.ceil(Math.sqrt(most * SPREAD)));
  const places: Place[] = [];
  let y = top;
  for (const { text, things } of sections) {
    places.push({ id: `heading:${text}`, x: 0, y, width: WIDTH, height: HEADING_HEIGHT, thing: { kind: "heading", text } });
    y += HEADING_HEIGHT + PADDING;
    for (let at = 0; at < things.length; at += columns) {
      const row = things.slice(at, at + columns);
      places.push(...row.map((thing, column) => boxAt(thing, column * (WIDTH + GAP), y)));
      y += Math.max(...row.map(heightOf)) + GAP;
    }
    y += GAP;
  }
  return places;
}

const boxAt = (thing: Host, x: number, y: number): Place => ({ id: hostId(thing), x, y, width: WIDTH, height: heightOf(thing), thing });

function hostId(thing: Host): string {
  if (thing.kind === "machine") return `machine:${thing.machine.id}`;
  return thing.kind === "fold" ? `fold:${thing.role}/${thing.state}` : "unplaced";
}

/** A folded box tells how many tasks are in which state; the others name them, and say how many are not drawn. */
function heightOf(thing: Host): number {
  const { length } = thing.tasks;
  const lines = thing.kind === "fold" ? new Set(thing.tasks.map(({ state }) => state)).size : Math.min(length, TASKS_SHOWN + 1);
  return HEAD_HEIGHT + Math.max(1, lines) * TASK_HEIGHT + PADDING;
}
