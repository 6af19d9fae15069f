import { AppError } from "@slipway/core/errors";
import { mayFollow } from "@slipway/core/lifecycle";

export interface Transition<S extends string> {
  table: Record<S, readonly string[]>;
  /** Names the thing in errors: `machine <id>`. */
  subject: string;
  from: S;
  to: S | undefined;
  /** What has ended takes no late writes; by default, when no state may follow. */
  ended?: boolean;
  /** What is observed may be older than what is recorded: an impossible transition is left out rather than an error. */
  lenient?: boolean;
}

/** The state after a write: `to` where the table allows it, the old one for late writes. INTERNAL otherwise. */
export function nextState<S extends string>({ table, subject, from, to, ended, lenient }: Transition<S>): S {
  if (to === undefined) return from;
  if (mayFollow(table, from, to)) return to;
  if (lenient || (ended ?? table[from].length === 0)) return from;
  throw new AppError("INTERNAL", `The state of ${subject} cannot go from ${from} to ${to}.`);
}

/** The members of `wanted` that are given and differ from the row's. */
export function differences<W extends object>(row: { [K in keyof W]: unknown }, wanted: W): Partial<W> {
  const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);
  const differing = Object.entries(wanted).filter(([key, value]) => value !== undefined && plain(row[key as keyof W]) !== plain(value));
  return Object.fromEntries(differing) as Partial<W>;
}
