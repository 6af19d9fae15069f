import type { ClusterEventItem } from "@slipway/usecases/events/schemas";

interface Stateful {
  id: string;
  state: string;
}

/** The newest state that the events tell of, by the id in their field `idField`. */
export function newestStates(events: readonly ClusterEventItem[], type: string, idField: string): Map<string, string> {
  const told = events.filter((event) => event.type === type);
  return new Map(told.map(({ data }) => [String(data[idField]), String(data.to)]));
}

/** The same items but for those whose state is told; the same list when there are none. */
export function withStates<Item extends Stateful>(items: Item[], states: ReadonlyMap<string, string>): Item[] {
  if (!items.some(({ id, state }) => (states.get(id) ?? state) !== state)) return items;
  return items.map((item) => ({ ...item, state: states.get(item.id) ?? item.state }));
}
