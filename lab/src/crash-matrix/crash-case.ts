import { createHash } from "node:crypto";

export const phases = ["start", "heal", "stop"] as const;
export type PhaseName = (typeof phases)[number];

/** One moment at which the worker is killed: at the `count`th such call of a phase, on one side of it. */
export interface CrashCase {
  phase: PhaseName;
  /** `provider.createMachine` */
  call: string;
  count: number;
  side: "before" | "after";
}

export const caseId = ({ phase, call, count, side }: CrashCase): string => `${phase} ${call}#${count}:${side}`;

/** What the worker's crash file holds to be killed there; `nonce` makes the order differ from an equal one before it. */
export const crashOrder = ({ call, count, side }: CrashCase, nonce: string): string => `${call}:${count}:${side}:${nonce}`;

/** The boundaries that a phase's part of the journal shows, counted from the phase's begin. Calls begun earlier belong to no case. */
export function casesOf(phase: PhaseName, journal: readonly string[]): CrashCase[] {
  const begunEarlier = new Map<string, number>();
  return journal.flatMap((line) => {
    const [, call, number, side] = /^(\S+)#(\d+):(before|after)$/.exec(line) ?? [];
    if (!call || (side !== "before" && side !== "after")) return [];
    if (side === "before" && !begunEarlier.has(call)) begunEarlier.set(call, Number(number) - 1);
    const count = Number(number) - (begunEarlier.get(call) ?? Number(number));
    return count > 0 ? [{ phase, call, count, side }] : [];
  });
}

/**
 * One of each kind first, then the second of each, so that a small sample sees many kinds. Otherwise by chance: the same
 * order for the same seed, and nearly the same when a few cases come or go.
 */
export function shuffled(cases: readonly CrashCase[], seed: string): CrashCase[] {
  const rank = (one: CrashCase): string =>
    createHash("sha256")
      .update(`${seed} ${caseId(one)}`)
      .digest("hex");
  const byChance = cases.map((one) => ({ one, rank: rank(one) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const seen = new Map<string, number>();
  const inTurn = byChance.map(({ one }) => {
    const kind = `${one.phase} ${one.call} ${one.side}`;
    const turn = seen.get(kind) ?? 0;
    seen.set(kind, turn + 1);
    return { one, turn };
  });
  return inTurn.sort((a, b) => a.turn - b.turn).map(({ one }) => one);
}
