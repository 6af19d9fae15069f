import type { AttackRange } from "../../attack-range.ts";
import type { AccessRow } from "../../document/access-table.ts";
import { type Caller, keyCaller } from "../../wire/caller.ts";
import type { Person } from "../../world/people.ts";
import { roles } from "../../world/range-team.ts";

/** Somebody, and what the published table lets them do. */
export interface Asker {
  caller: Caller;
  /** null: a key. */
  person: Person | undefined;
  may(row: AccessRow): boolean;
  /** Sees a part of the team: what lies elsewhere is unknown to it. */
  isNarrow: boolean;
  /** Whoever holds `read` alone: the team is the same after all they ask. */
  changesNothing: boolean;
}

const SESSION = "a session";

export async function askersOf({ ours, door }: AttackRange): Promise<Asker[]> {
  const { key } = await ours.owner.make<{ key: string }>("POST", "/keys", { name: "narrowed to ours", projectIds: [ours.ids.project] });
  const narrowed = keyCaller(door, "a key narrowed to the project", key);
  const people = roles.map(
    (role): Asker => ({
      caller: ours.callers[role],
      person: ours.people[role],
      may: ({ allowed }) => allowed[role],
      isNarrow: false,
      // A viewer may make a team of their own, which is not this one.
      changesNothing: role === "viewer",
    }),
  );
  const accounts = (["viewer", "member", "admin"] as const).map(
    (role): Asker => ({
      caller: ours.serviceAccounts[role],
      person: undefined,
      may: ({ allowed, needs }) => needs !== SESSION && allowed[role],
      isNarrow: false,
      changesNothing: role === "viewer",
    }),
  );
  const all: Asker[] = [
    ...people,
    ...accounts,
    { caller: ours.readOnly, person: undefined, may: ({ needs }) => needs === "read", isNarrow: false, changesNothing: true },
    { caller: narrowed, person: undefined, may: ({ allowed }) => allowed.narrowed, isNarrow: true, changesNothing: false },
    {
      caller: ours.key,
      person: undefined,
      may: ({ allowed, needs }) => needs !== SESSION && allowed.owner,
      isNarrow: false,
      changesNothing: false,
    },
  ];
  // Whoever may start something comes after those beside whom nothing is to change.
  return all.sort((one, other) => Number(other.changesNothing) - Number(one.changesNothing));
}
