import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { InputBook } from "../document/input-book.ts";
import type { Field, LiveOperation } from "../document/live-document.ts";
import { referenceOf } from "../document/references.ts";
import { askedOf, codeOf, statusOf, told } from "../wire/answers.ts";
import { type Transport, transports } from "../wire/caller.ts";
import { changesBetween, teamSnapshot } from "../world/team-snapshot.ts";
import { inParallel } from "./in-parallel.ts";
import { verdict } from "./verdict.ts";

/** What a query builder would take for a condition. */
const operators: unknown[] = [
  { contains: "" },
  { not: "x" },
  { equals: "x" },
  { in: ["x"] },
  { gt: "" },
  { OR: [{}] },
  { $ne: null },
  [{ not: "x" }],
  [["x"]],
];

/** What a database would take for its own language. */
const sentences = [
  "' OR '1'='1",
  "'; DROP TABLE cluster; --",
  "x' UNION SELECT value FROM secret --",
  "1; SELECT pg_sleep(9)",
  "x') OR pg_sleep(9) IS NULL --",
  "%",
  "_______________________________",
  "\\",
  '"; DROP SCHEMA public CASCADE; --',
  "createdAt desc; select 1",
  "$1",
  "x\u0000y",
];

/** Words with which lists are sorted and filtered elsewhere. */
const unknownQueries = ["orderBy", "order_by", "sort", "where", "filter", "select", "include", "cursor[id]", "take", "skip", "distinct"];
const SLOW_MS = 8_500;

interface Scene {
  range: AttackRange;
  book: InputBook;
}

export const operatorObjects: AttackRow = {
  id: "A28",
  title: "conditions in place of values, and SQL in every text",
  async *run(range) {
    const scene = { range, book: await range.book() };
    const snapshot = () => teamSnapshot({ document: range.document, book: scene.book, team: range.ours });
    const before = await snapshot();
    const { operations } = range.document;
    for (const transport of transports) yield* inParallel(operations, (operation) => conditions(scene, operation, transport));
    yield* inParallel(
      operations.filter(({ method, isStream }) => method === "GET" && !isStream),
      (operation) => inQueries(scene, operation),
    );
    const single = operations.filter(({ isStream }) => !isStream);
    // Names are looked up before anything is called so.
    yield* inParallel(single, (operation) => sentencesIn(scene, operation, isName));
    yield* inParallel(single, (operation) => sentencesIn(scene, operation, (field) => !isName(field)));
    const changed = changesBetween(before, await snapshot());
    yield verdict("all of that changed nothing of ours", changed.length === 0, () => changed.join("\n"));
  },
};

async function* conditions({ range, book }: Scene, operation: LiveOperation, transport: Transport): AsyncGenerator<AttackResult> {
  // REST's paths and queries are text by themselves: what stands there is no object.
  const fields = operation.fields.filter(({ place }) => transport === "trpc" || place === "body");
  const asker = operation.isAccount ? range.theirs.people.owner.session : range.theirs.owner;
  for (const field of fields) {
    for (const value of operators) {
      const input = { ...book.inputWith(operation, field, range.ours.ids), [field.name]: value };
      const answer = await asker.ask(operation, input, { transport });
      const isRefused = statusOf(answer) === 400 && codeOf(answer) === "INVALID_INPUT";
      yield verdict(`${transport} ${operation.name}: ${field.name} as ${JSON.stringify(value)}`, isRefused, () =>
        told(askedOf(operation, input, transport), answer, "400 INVALID_INPUT"),
      );
    }
  }
}

async function* inQueries({ range, book }: Scene, operation: LiveOperation): AsyncGenerator<AttackResult> {
  if (operation.isAccount) return;
  const input = book.inputFor(operation, range.ours.ids);
  const bracketed = operation.fields.flatMap(({ name }) => [`${name}[not]`, `${name}[contains]`]);
  for (const name of [...unknownQueries, ...bracketed]) {
    const answer = await range.ours.owner.ask(operation, { ...input, [name]: "x" });
    yield verdict(`${operation.name}?${name}= is refused`, answer.status === 400, () =>
      told(askedOf(operation, { ...input, [name]: "x" }, "rest"), answer, "400"),
    );
  }
}

/** Asked by the other team, about what is its own: nothing of ours may appear or change. */
async function* sentencesIn(
  { range, book }: Scene,
  operation: LiveOperation,
  isAsked: (field: Field) => boolean,
): AsyncGenerator<AttackResult> {
  const { theirs } = range;
  const asker = operation.isAccount ? theirs.people.owner.session : theirs.owner;
  for (const field of operation.fields.filter((each) => isText(each) && isAsked(each))) {
    for (const text of sentences) {
      const input = { ...book.inputWith(operation, field, theirs.ids), [field.name]: text };
      const started = performance.now();
      const answer = await asker.ask(operation, input);
      const tookMs = performance.now() - started;
      const status = statusOf(answer);
      const finds = isName(field) && status < 300;
      const leaks = Object.values(range.ours.ids).some((id) => answer.text.includes(id));
      yield verdict(
        `${operation.name}: ${field.name} as ${JSON.stringify(text)}`,
        status < 500 && !finds && !leaks && tookMs < SLOW_MS,
        () =>
          told(
            askedOf(operation, input, "rest"),
            answer,
            `taken as text or refused, at once (it took ${Math.round(tookMs)} ms), nothing of ours shown`,
          ),
      );
    }
  }
}

/** What a PUT names it makes: that is no look-up. */
const isName = ({ name }: Field): boolean => referenceOf(name) !== null && name !== "secret";
const isText = ({ schema }: Field): boolean => schema.type === "string" && !schema.enum;
