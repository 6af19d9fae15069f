import { randomUUID } from "node:crypto";
import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { InputBook } from "../document/input-book.ts";
import type { Field, LiveOperation } from "../document/live-document.ts";
import { referenceOf } from "../document/references.ts";
import { askedOf, comparable, statusOf, told } from "../wire/answers.ts";
import { type Transport, transports } from "../wire/caller.ts";
import { changesBetween, teamSnapshot } from "../world/team-snapshot.ts";
import { inParallel } from "./in-parallel.ts";
import { verdict } from "./verdict.ts";

interface Try {
  operation: LiveOperation;
  field: Field;
  transport: Transport;
}

export const foreignFields: AttackRow = {
  id: "A2",
  title: "another team's id in one field of a request that is one's own otherwise: path, query, body, lists",
  async *run(range) {
    const book = await range.book();
    const snapshot = () => teamSnapshot({ document: range.document, book, team: range.ours });
    const before = await snapshot();
    const tries = transports.flatMap((transport) =>
      range.document.operations
        // What a PUT names it makes, in the asker's own team: A1 asks that.
        .filter(({ isAccount, method }) => !isAccount && method !== "PUT")
        .flatMap((operation) =>
          operation.fields.filter(({ name }) => referenceOf(name) !== null).map((field) => ({ operation, field, transport })),
        ),
    );
    yield* inParallel(tries, (tried) => swapped({ range, book }, tried));
    const changed = changesBetween(before, await snapshot());
    yield verdict("all of that changed nothing of ours", changed.length === 0, () => changed.join("\n"));
  },
};

async function* swapped(
  { range, book }: { range: AttackRange; book: InputBook },
  { operation, field, transport }: Try,
): AsyncGenerator<AttackResult> {
  const { ours, theirs } = range;
  const base = book.inputWith(operation, field, theirs.ids);
  const own = base[field.name];
  const foreignId = ours.ids[referenceOf(field.name) ?? "cluster"];
  for (const [how, valueFor] of waysOf(own)) {
    const ask = (id: string) => theirs.owner.ask(operation, { ...base, [field.name]: valueFor(id) }, { transport });
    const never = randomUUID();
    const [foreign, unknown] = [await ask(foreignId), await ask(never)];
    const isSame = comparable(foreign, { id: foreignId }) === comparable(unknown, { id: never });
    yield verdict(`${transport} ${operation.name}: ${field.name} ${how}`, isSame && [404, 422].includes(statusOf(foreign)), () =>
      told(
        askedOf(operation, { ...base, [field.name]: valueFor(foreignId) }, transport),
        foreign,
        `404, the same as for an id that never was: ${unknown.status} ${unknown.text}`,
      ),
    );
  }
}

/** A list has the foreign id alone, or behind one's own. */
function waysOf(own: unknown): [string, (id: string) => unknown][] {
  if (!Array.isArray(own)) return [["of another team", (id) => id]];
  return [
    ["of another team", (id) => [id]],
    ["of one's own team and of another", (id) => [...own, id]],
  ];
}
