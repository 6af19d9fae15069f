import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import { type AccessRow, accessTable } from "../document/access-table.ts";
import { isTaken } from "../document/input-book.ts";
import type { LiveOperation } from "../document/live-document.ts";
import { askedOf, statusOf, told } from "../wire/answers.ts";
import { type Transport, transports } from "../wire/caller.ts";
import { freshIds } from "../world/fresh-things.ts";
import { changesBetween, teamSnapshot } from "../world/team-snapshot.ts";
import { type Asker, askersOf } from "./access/askers.ts";
import { escalations } from "./access/escalations.ts";
import { inParallel } from "./in-parallel.ts";
import { verdict } from "./verdict.ts";

export const rolesAndKeys: AttackRow = {
  id: "A3",
  title: "every role, service account and kind of key on every operation, against the published table",
  async *run(range) {
    const table = new Map(accessTable().map((row) => [row.operation, row]));
    const names = range.document.operations.map(({ name }) => name);
    const differing = [...names.filter((name) => !table.has(name)), ...[...table.keys()].filter((name) => !names.includes(name))];
    yield verdict("the published table has every operation and no other", differing.length === 0, () => differing);
    for (const asker of await askersOf(range)) yield* everything(range, asker, table);
    yield* escalations(range);
  },
};

async function* everything(range: AttackRange, asker: Asker, table: Map<string, AccessRow>): AsyncGenerator<AttackResult> {
  const book = await range.book();
  const snapshot = () => teamSnapshot({ document: range.document, book, team: range.ours });
  const before = asker.changesNothing ? await snapshot() : null;
  const { operations } = range.document;
  // Those about a member are about the same one: one after the other.
  const isShared = ({ fields }: LiveOperation): boolean => fields.some(({ name }) => name === "user");
  for (const transport of transports) {
    yield* inParallel(
      operations.filter((each) => !isShared(each)),
      (operation) => one({ range, asker, transport, row: table.get(operation.name) }, operation),
    );
    for (const operation of operations.filter(isShared)) yield* one({ range, asker, transport, row: table.get(operation.name) }, operation);
  }
  if (!before) return;
  // Tokens to accept are the owner's doing.
  const changed = changesBetween(before, await snapshot()).filter((change) => !change.startsWith("invitations."));
  yield verdict(`${asker.caller.name} changed nothing`, changed.length === 0, () => changed.join("\n"));
}

interface Try {
  range: AttackRange;
  asker: Asker;
  transport: Transport;
  row: AccessRow | undefined;
}

async function* one({ range, asker, transport, row }: Try, operation: LiveOperation): AsyncGenerator<AttackResult> {
  if (!row) return;
  const { ours } = range;
  const { caller } = asker;
  const may = asker.may(row);
  const book = await range.book();
  // What may not be done is asked about things that stay: then it would be seen.
  const ids = may ? await freshIds(operation, ours, asker.person) : ours.ids;
  // Who may only have keys of their own revokes one of theirs.
  if (may && operation.name === "keys.revoke") ids.key = (await caller.make("POST", "/keys", { name: "to revoke" })).id;
  const input = book.inputFor(operation, ids);
  const answer = await caller.ask(operation, input, { transport });
  const isAsSaid = may ? isTaken(answer) || (asker.isNarrow && statusOf(answer) === 404) : statusOf(answer) === 403;
  yield verdict(`${transport} ${operation.name} by ${caller.name}`, isAsSaid, () =>
    told(askedOf(operation, input, transport), answer, may ? "allowed by the table" : "403: not allowed by the table"),
  );
}
