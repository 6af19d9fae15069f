import type { AttackResult } from "../attack-row.ts";

const AT_ONCE = 6;

/** What `attempt` finds of each item, some items at a time, in their order. */
export async function* inParallel<T>(items: readonly T[], attempt: (item: T) => AsyncIterable<AttackResult>): AsyncGenerator<AttackResult> {
  const all = async (item: T): Promise<AttackResult[]> => Array.fromAsync(attempt(item));
  for (let at = 0; at < items.length; at += AT_ONCE) {
    for (const results of await Promise.all(items.slice(at, at + AT_ONCE).map(all))) yield* results;
  }
}
