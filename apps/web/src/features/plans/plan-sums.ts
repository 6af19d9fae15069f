import type { PlanDocument } from "@slipway/usecases/plans/schemas";
import type { Tone } from "../../ui/tone.ts";

type Change = PlanDocument["changes"][number];
type ChangeAction = Change["action"];

/** What the sign of a change says; the word stands beside it. */
export const changeLook = {
  add: { sign: "+", tone: "good" },
  change: { sign: "~", tone: "warn" },
  replace: { sign: "±", tone: "warn" },
  restart: { sign: "↻", tone: "warn" },
  remove: { sign: "−", tone: "bad" },
} as const satisfies Record<ChangeAction, { sign: string; tone: Tone }>;

/** "2 to add, 1 to remove", in the order of the signs. */
export function sumOf(changes: readonly Pick<Change, "action">[]): string {
  const parts = (Object.keys(changeLook) as ChangeAction[]).flatMap((action) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} to ${action}`];
  });
  return parts.join(", ") || "nothing to change";
}

/** How long the longest chain of steps is thought to take: what does not wait for another runs beside it. */
export function estimateMs(steps: readonly Pick<PlanDocument["steps"][number], "key" | "dependsOn" | "estimateMs">[]): number {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const ends = new Map<string, number>();
  const endOf = (key: string): number => {
    const known = ends.get(key);
    if (known !== undefined) return known;
    const step = byKey.get(key);
    const end = step ? step.estimateMs + Math.max(0, ...step.dependsOn.map(endOf)) : 0;
    ends.set(key, end);
    return end;
  };
  return steps.reduce((longest, { key }) => Math.max(longest, endOf(key)), 0);
}

/** Dollars an hour, with as many digits as a small machine's price has. */
export const usdPerHour = (usd: number): string =>
  `${new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumFractionDigits: 4 }).format(usd)} an hour`;
