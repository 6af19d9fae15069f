import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import type { FoldThing, MachineThing, UnplacedThing } from "./topology.ts";

/** More machines than this are not drawn one by one. */
const DRAWN_SINGLY = 50;
/** Fewer of a kind stay single: what is unlike the rest is to be seen. */
const FOLDED_FROM = 4;

export interface Hosts {
  masters: (MachineThing | FoldThing)[];
  workers: (MachineThing | FoldThing)[];
  unplaced: UnplacedThing | null;
}

const byName = (left: { name: string }, right: { name: string }): number => left.name.localeCompare(right.name, "en", { numeric: true });

/** What runs tasks, and which; of many machines those of one role and state together. */
export function hostsOf(machines: readonly Machine[], tasks: readonly Task[]): Hosts {
  const known = new Set(machines.map(({ id }) => id));
  const on = Map.groupBy([...tasks].sort(byName), ({ machine }) => (machine !== null && known.has(machine) ? machine : null));
  const single = (machine: Machine): MachineThing => ({ kind: "machine", machine, tasks: on.get(machine.id) ?? [] });
  const kinds = Map.groupBy([...machines].sort(byName), ({ role, state }) => `${role}/${state}`);
  const fold = ([first, ...more]: readonly Machine[]): (MachineThing | FoldThing)[] => {
    if (!first) return [];
    const same = [first, ...more];
    if (machines.length <= DRAWN_SINGLY || same.length < FOLDED_FROM) return same.map(single);
    const { role, state } = first;
    return [{ kind: "fold", role, state, machines: same, tasks: same.flatMap(({ id }) => on.get(id) ?? []) }];
  };
  const things = [...kinds.values()].flatMap(fold);
  const isMaster = (thing: MachineThing | FoldThing): boolean => (thing.kind === "fold" ? thing.role : thing.machine.role) === "master";
  // A machine that changes its state stays where it is: order is by name unless folded.
  const ordered = things.sort((left, right) => {
    if (left.kind === "machine" && right.kind === "machine") return byName(left.machine, right.machine);
    return Number(left.kind === "machine") - Number(right.kind === "machine");
  });
  const waiting = on.get(null);
  return {
    masters: ordered.filter(isMaster),
    workers: ordered.filter((thing) => !isMaster(thing)),
    unplaced: waiting ? { kind: "unplaced", tasks: waiting } : null,
  };
}
