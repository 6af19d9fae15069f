import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import { answerSchemas } from "../document/answer-schemas.ts";
import type { InputBook } from "../document/input-book.ts";
import type { LiveOperation } from "../document/live-document.ts";
import { askedOf, codeOf, statusOf, told } from "../wire/answers.ts";
import { type Caller, type Transport, transports } from "../wire/caller.ts";
import { freshIds } from "../world/fresh-things.ts";
import { changesBetween, teamSnapshot } from "../world/team-snapshot.ts";
import { inParallel } from "./in-parallel.ts";
import { objectsWithin, withKeys } from "./objects-within.ts";
import { verdict } from "./verdict.ts";

/** What a row of the database has and no request may say. */
const extras: [string, unknown][] = [
  ["teamId", "01a1ff51-0000-7000-8000-000000000000"],
  ["role", "owner"],
  ["status", "active"],
  ["state", "running"],
  ["id", "01a1ff51-0000-7000-8000-000000000001"],
  ["createdAt", "2001-01-01T00:00:00.000Z"],
  ["createdBy", "user/01a1ff51-0000-7000-8000-000000000002"],
  ["userId", "01a1ff51-0000-7000-8000-000000000003"],
  ["where", { id: { not: "" } }],
];

interface Scene {
  range: AttackRange;
  book: InputBook;
}

export const unknownFields: AttackRow = {
  id: "A25",
  title: "fields that no request has, in every object of every operation; answers of exactly their schema",
  async *run(range) {
    const scene = { range, book: await range.book() };
    const { operations } = range.document;
    const snapshot = () => teamSnapshot({ document: range.document, book: scene.book, team: range.ours });
    const before = await snapshot();
    for (const transport of transports) yield* inParallel(operations, (operation) => withExtras(scene, operation, transport));
    yield* inParallel(
      operations.filter(({ method }) => method !== "GET" && method !== "DELETE"),
      (operation) => inTheQuery(scene, operation),
    );
    const changed = changesBetween(before, await snapshot());
    yield verdict("all of that changed nothing", changed.length === 0, () => changed.join("\n"));
    for (const operation of operations) yield* answersBySchema(scene, operation);
    yield* everyAnswer(range);
  },
};

const askerOf = ({ ours }: AttackRange, { isAccount }: LiveOperation): Caller => (isAccount ? ours.people.owner.session : ours.owner);

async function* withExtras({ range, book }: Scene, operation: LiveOperation, transport: Transport): AsyncGenerator<AttackResult> {
  const input = book.inputFor(operation, range.ours.ids);
  const known = new Set(operation.fields.map(({ name }) => name));
  for (const path of objectsWithin(input)) {
    for (const [key, value] of extras.filter(([name]) => path.length > 0 || !known.has(name))) {
      const asked = withKeys(input, path, [[key, value]]);
      const answer = await askerOf(range, operation).ask(operation, asked, { transport });
      const isRefused =
        statusOf(answer) === 400 && codeOf(answer) === "INVALID_INPUT" && answer.text.includes(`/${[...path, key].join("/")}"`);
      yield verdict(`${transport} ${operation.name}: ${[...path, key].join(".")} is refused`, isRefused, () =>
        told(askedOf(operation, asked, transport), answer, `400 INVALID_INPUT with a fault at /${[...path, key].join("/")}`),
      );
    }
  }
}

/** A field of the body is nowhere else: what stands in an address stands in logs. */
async function* inTheQuery({ range, book }: Scene, operation: LiveOperation): AsyncGenerator<AttackResult> {
  const input = book.inputFor(operation, range.ours.ids);
  const asker = askerOf(range, operation);
  for (const { name } of operation.fields.filter((field) => field.place === "body" && typeof input[field.name] === "string")) {
    const { [name]: moved, ...left } = input;
    const path = operation.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(input[field])));
    const body = Object.fromEntries(Object.entries(left).filter(([field]) => !operation.path.includes(`{${field}}`)));
    const at = `/api/v1${path}?${new URLSearchParams([[name, String(moved)]])}`;
    const answer = await asker.send({ method: operation.method, path: at, body });
    yield verdict(`${operation.name}: ${name} in the query is refused`, answer.status === 400, () =>
      told(`${operation.method} ${at}`, answer, "400: a field of the body is not read from the address"),
    );
  }
}

/** Every operation once, and its answer against what the document says of it. */
async function* answersBySchema({ range, book }: Scene, operation: LiveOperation): AsyncGenerator<AttackResult> {
  const check = answerSchemas(range.document);
  for (const transport of transports) {
    const ids = await freshIds(operation, range.ours, range.ours.people.owner);
    const input = book.inputFor(operation, ids);
    const answer = await askerOf(range, operation).ask(operation, input, { transport });
    const faults = transport === "rest" ? check.ofRest(operation, answer) : check.ofTrpc(operation, answer);
    yield verdict(`${transport} ${operation.name} answers by its schema`, faults.length === 0, () =>
      told(askedOf(operation, input, transport), answer, `the document's schema: ${faults.join("; ")}`),
    );
  }
}

/** Whatever was answered in this run so far, refusals too. */
async function* everyAnswer({ document, journal }: AttackRange): AsyncGenerator<AttackResult> {
  const check = answerSchemas(document);
  const faulty = new Map<string, string>();
  let checked = 0;
  for (const { request, answer } of journal.exchanges) {
    const operation = request.operation === undefined ? undefined : document.operations.find(({ name }) => name === request.operation);
    if (!operation || !request.path.startsWith("/api/v1")) continue;
    checked += 1;
    const faults = check.ofRest(operation, answer);
    if (faults.length > 0)
      faulty.set(`${operation.name} ${answer.status}`, told(`${request.method} ${request.path}`, answer, faults.join("; ")));
  }
  yield verdict(`each of the run's ${checked} answers so far is by its schema`, checked > 0 && faulty.size === 0, () =>
    [...faulty.values()].join("\n"),
  );
}
