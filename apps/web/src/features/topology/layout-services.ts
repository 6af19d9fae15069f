import { INTERNET_IN, INTERNET_OUT, serviceId } from "./service-links.ts";
import type { Place, ServiceLink, ServiceThing, Thing } from "./topology.ts";

const WIDTH = 176;
const HEIGHT = 52;
const GAP_X = 112;
const GAP_Y = 20;
/** A longer column goes on in the next. */
const COLUMN_ROWS = 12;

/** From the internet on the left, each service one column after the first that calls it. */
export function layoutServices(services: readonly Omit<ServiceThing, "kind">[], links: readonly ServiceLink[]): Place[] {
  const things = new Map<string, Thing>(services.map((service) => [serviceId(service.name), { kind: "service", ...service }]));
  const ends = new Set(links.flatMap(({ from, to }) => [from, to]));
  const depths = depthsOf([...things.keys()], links);
  const byDepth = Map.groupBy(things.keys(), (id) => depths.get(id) ?? 1);
  const columns: string[][] = [...byDepth].sort(([left], [right]) => left - right).flatMap(([, ids]) => chunks(ids, COLUMN_ROWS));
  if (ends.has(INTERNET_IN)) {
    columns.unshift([INTERNET_IN]);
    things.set(INTERNET_IN, { kind: "outside", way: "in" });
  }
  if (ends.has(INTERNET_OUT)) {
    columns.push([INTERNET_OUT]);
    things.set(INTERNET_OUT, { kind: "outside", way: "out" });
  }
  const tallest = Math.max(0, ...columns.map(({ length }) => length));
  return columns.flatMap((ids, column) =>
    ids.flatMap((id, row) => {
      const thing = things.get(id);
      const above = (tallest - ids.length) / 2;
      const [x, y] = [column * (WIDTH + GAP_X), (above + row) * (HEIGHT + GAP_Y)];
      return thing ? [{ id, x, y, width: WIDTH, height: HEIGHT, thing }] : [];
    }),
  );
}

/** The fewest links from the internet, or from a service that nobody calls; within a ring the first is the beginning. */
function depthsOf(ids: readonly string[], links: readonly ServiceLink[]): Map<string, number> {
  const depths = new Map<string, number>();
  const targets = Map.groupBy(links, ({ from }) => from);
  const called = new Set(links.map(({ to }) => to));
  const reach = (id: string, depth: number): string[] => {
    if (depths.has(id)) return [];
    depths.set(id, depth);
    return [id];
  };
  const spread = (start: string, depth: number): void => {
    const queue = reach(start, depth);
    for (const id of queue) queue.push(...(targets.get(id) ?? []).flatMap(({ to }) => reach(to, (depths.get(id) ?? 0) + 1)));
  };
  spread(INTERNET_IN, 0);
  for (const id of ids) if (!called.has(id)) spread(id, 1);
  for (const id of ids) spread(id, 1);
  return depths;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
