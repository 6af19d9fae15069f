import { describeValue } from "./describe-value.ts";
import { recordFault } from "./record-fault.ts";

interface ListRule<T> {
  /** `Infrastructure.masters` */
  field: string;
  itemName: string;
  holds: (item: unknown) => item is T;
}

/** One item or a list; items of another kind are recorded and left out. */
export function listOf<T>(given: unknown, rule: ListRule<T>): T[] {
  if (given === undefined) return [];
  const items: unknown[] = Array.isArray(given) ? given : [given];
  items.forEach((item, index) => {
    if (rule.holds(item)) return;
    recordFault(
      `${rule.field} is not an array of ${rule.itemName}s; item at index ${index} (${describeValue(item)}) is not a ${rule.itemName}`,
    );
  });
  return items.filter(rule.holds);
}
