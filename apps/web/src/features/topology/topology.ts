import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";

interface Size {
  width: number;
  height: number;
}

export interface ServiceThing {
  kind: "service";
  name: string;
  running: number;
  desired: number;
}
/** The internet: where connections come in, and where they go out. */
interface OutsideThing {
  kind: "outside";
  way: "in" | "out";
}
export interface MachineThing {
  kind: "machine";
  machine: Machine;
  tasks: readonly Task[];
}
/** Many machines of one role and state, drawn as one. */
export interface FoldThing {
  kind: "fold";
  role: Machine["role"];
  state: Machine["state"];
  machines: readonly Machine[];
  tasks: readonly Task[];
}
/** Tasks that are on no machine yet. */
export interface UnplacedThing {
  kind: "unplaced";
  tasks: readonly Task[];
}
interface HeadingThing {
  kind: "heading";
  text: string;
}

export type Host = MachineThing | FoldThing | UnplacedThing;
export type Thing = ServiceThing | OutsideThing | Host | HeadingThing;

/** A thing with its place on the drawing. */
export interface Place extends Size {
  id: string;
  x: number;
  y: number;
  thing: Thing;
}

export interface ServiceLink {
  id: string;
  /** Ids of places. */
  from: string;
  to: string;
  fromName: string;
  toName: string;
  ports: string;
}

export interface Topology extends Size {
  places: readonly Place[];
  links: readonly ServiceLink[];
}

/** Of a machine's tasks so many are drawn; its details have all. */
export const TASKS_SHOWN = 8;
export const HEAD_HEIGHT = 56;
export const TASK_HEIGHT = 26;
