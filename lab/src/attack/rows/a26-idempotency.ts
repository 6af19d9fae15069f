import { randomUUID } from "node:crypto";
import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { InputBook } from "../document/input-book.ts";
import type { LiveOperation } from "../document/live-document.ts";
import { askedOf, told } from "../wire/answers.ts";
import type { WireAnswer } from "../wire/door.ts";
import type { Input } from "../wire/operation-request.ts";
import { auditedRequests } from "../world/audited-requests.ts";
import { freshIds } from "../world/fresh-things.ts";
import { verdict } from "./verdict.ts";

const AT_ONCE = 50;

interface Scene {
  range: AttackRange;
  book: InputBook;
  operation: LiveOperation;
}

/** All the answers to one key, and how many of them may have acted. */
interface Burst {
  operation: LiveOperation;
  answers: WireAnswer[];
}

export const idempotency: AttackRow = {
  id: "A26",
  title: "50 posts at once with one Idempotency-Key, another body, another asker, another team, another route",
  async *run(range) {
    const book = await range.book();
    const operations = range.document.operations.filter(({ isIdempotent }) => isIdempotent);
    const bursts: Burst[] = [];
    for (const operation of operations) yield* sameKeyAtOnce({ range, book, operation }, bursts);
    yield* haveOneEffect(range, bursts);
    const shared = randomUUID();
    // In turn: those about a member are about the same one.
    for (const operation of operations) yield* keyOfOthers({ range, book, operation }, shared);
  },
};

const isReplayed = ({ headers }: WireAnswer): boolean => headers.get("idempotent-replayed") === "true";
const isDone = ({ status }: WireAnswer): boolean => status < 300;

async function* sameKeyAtOnce({ range, book, operation }: Scene, bursts: Burst[]): AsyncGenerator<AttackResult> {
  const { ours } = range;
  const input = book.inputFor(operation, await freshIds(operation, ours));
  const headers = { "idempotency-key": randomUUID() };
  const ask = (asked: Input, caller = ours.owner) => caller.ask(operation, asked, { headers });
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => ask(input)));
  bursts.push({ operation, answers });
  const first = answers.find((answer) => isDone(answer) && !isReplayed(answer));
  const replays = answers.filter(isReplayed);
  const others = answers.filter((answer) => answer !== first && !isReplayed(answer));
  const areSame = replays.every(({ text, status }) => text === first?.text && status === first?.status);
  // 409: the first is still going on, or its answer is shown once only; or the state forbids it, to all alike.
  const areRefused = others.every(({ status }) => status === 409 || (!first && status === answers[0]?.status));
  yield verdict(`${operation.name}: ${AT_ONCE} at once are one, its replays and 409s`, areSame && areRefused, () =>
    told(
      askedOf(operation, input, "rest"),
      others.find(({ status }) => status !== 409) ?? answers[0] ?? (first as WireAnswer),
      `one effect: ${tally(answers)}`,
    ),
  );
  if (!first) return;
  const changed = differing(operation, input);
  if (changed) {
    const other = await ask(changed);
    yield verdict(`${operation.name}: the key with another body`, other.status === 422, () =>
      told(askedOf(operation, changed, "rest"), other, "422"),
    );
  }
  const colleague = await ask(input, ours.key);
  yield verdict(
    `${operation.name}: the key by somebody else of the team`,
    !isReplayed(colleague) && [409, 422].includes(colleague.status),
    () => told(askedOf(operation, input, "rest"), colleague, "422, and nobody's answer to somebody else"),
  );
}

const tally = (answers: WireAnswer[]): string =>
  JSON.stringify(
    Object.groupBy(
      answers.map((each) => `${each.status}${isReplayed(each) ? " replayed" : ""}`),
      (each) => each,
    ),
    (_, value) => (Array.isArray(value) ? value.length : value),
  );

/** The input with one text or number of its body changed; null: it has none. */
function differing({ fields }: LiveOperation, input: Input): Input | null {
  const field = fields.find(({ name, place }) => place === "body" && ["string", "number"].includes(typeof input[name]));
  if (!field) return null;
  const value = input[field.name];
  return { ...input, [field.name]: typeof value === "number" ? value + 1 : `${value}x` };
}

/** By the audit log: what was done, was done once. */
/** Commands that leave no row, for they change nothing. */
const keepsNothing = new Set(["blueprints.validate"]);

async function* haveOneEffect({ ours }: AttackRange, bursts: Burst[]): AsyncGenerator<AttackResult> {
  const audited = await auditedRequests(ours);
  for (const { operation, answers } of bursts) {
    const done = answers.filter(({ requestId }) => audited.get(requestId)?.outcome === "done").length;
    const expected = answers.some(isDone) && !keepsNothing.has(operation.name) ? 1 : 0;
    yield verdict(
      `${operation.name}: ${AT_ONCE} at once had ${expected} effect`,
      done === expected,
      () => `${done} audit rows say "done": ${tally(answers)}`,
    );
  }
}

/** One key on every route, and in another team: each acts by itself. */
async function* keyOfOthers({ range, book, operation }: Scene, key: string): AsyncGenerator<AttackResult> {
  const headers = { "idempotency-key": key };
  const inOurs = book.inputFor(operation, await freshIds(operation, range.ours));
  const ours = await range.ours.owner.ask(operation, inOurs, { headers });
  yield verdict(`${operation.name}: a key of other routes acts by itself`, !isReplayed(ours) && ours.status !== 422, () =>
    told(askedOf(operation, inOurs, "rest"), ours, "an answer of its own"),
  );
  // What runs has machines in one team only.
  if (operation.fields.some(({ name }) => name === "machine" || name === "task")) return;
  const inTheirs = book.inputFor(operation, await freshIds(operation, range.theirs));
  const theirs = await range.theirs.owner.ask(operation, inTheirs, { headers });
  yield verdict(
    `${operation.name}: another team's key acts by itself`,
    !isReplayed(theirs) && (theirs.status === ours.status || isFull(theirs)),
    () => told(askedOf(operation, inTheirs, "rest"), theirs, `${ours.status}, and nothing of the other team's answer`),
  );
}

/** A team has so many of a thing at most, and the rows before this one make some. */
const isFull = ({ status, text }: WireAnswer): boolean => status === 409 && text.includes("at most");
