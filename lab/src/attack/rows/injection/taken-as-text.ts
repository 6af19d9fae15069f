import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import type { LiveOperation } from "../../document/live-document.ts";
import { referenceOf } from "../../document/references.ts";
import { statusOf, told } from "../../wire/answers.ts";
import { inParallel } from "../in-parallel.ts";
import { verdict } from "../verdict.ts";
import { canariesHere } from "./find-canaries.ts";
import { type TextPlace, textPlaces } from "./text-places.ts";

/** Every text of every operation, by the other team about its own things: refused, not found, or taken as it is; a fault of the server never. */
export async function* takenAsText(range: AttackRange, payloads: string[]): AsyncGenerator<AttackResult> {
  const places = range.document.operations
    .filter(({ isStream }) => !isStream)
    .flatMap((operation) => textPlaces(operation).map((each) => ({ operation, ...each })));
  const seen = new Set<string>();
  const tries = places.map(({ operation, field, place }) => {
    const kind = `${place.name} ${JSON.stringify(field.schema)}`;
    // A name is looked up the same way everywhere, and a field that several operations have is read by one schema.
    const isKnown = referenceOf(field.name) !== null || seen.has(kind);
    seen.add(kind);
    return { operation, field: field.name, place, payloads: isKnown ? payloads.filter((_, at) => at % KNOWN_EVERY === 0) : payloads };
  });
  // Names are looked up before anything is called so.
  const isName = ({ field }: Placed): boolean => referenceOf(field) !== null;
  yield* inParallel(tries.filter(isName), (tried) => placed(range, tried));
  yield* inParallel(
    tries.filter((tried) => !isName(tried)),
    (tried) => placed(range, tried),
  );
  yield verdict("none of that left a canary on this computer", canariesHere().length === 0, canariesHere);
}

const KNOWN_EVERY = 6;

interface Placed {
  operation: LiveOperation;
  field: string;
  place: TextPlace;
  payloads: string[];
}

/** One result for a place: all its payloads went well, or which did not. */
async function* placed({ book, theirs }: AttackRange, { operation, field, place, payloads }: Placed): AsyncGenerator<AttackResult> {
  const asker = operation.isAccount ? theirs.people.owner.session : theirs.owner;
  const inputs = await book();
  const known = operation.fields.find(({ name }) => name === field);
  if (!known) return;
  for (const text of payloads) {
    const base = inputs.inputWith(operation, known, theirs.ids);
    const answer = await asker.ask(operation, place.put(base, text));
    const status = statusOf(answer);
    // No thing of ours is called so: what a reference finds by such a name it has made up.
    const finds = referenceOf(field) !== null && status < 300;
    yield verdict(`${operation.name}: ${place.name} as ${JSON.stringify(text)}`, status < 500 && !finds, () =>
      told(`${operation.name} ${JSON.stringify(place.put(base, text)).slice(0, 300)}`, answer, "refused, not found or taken as text"),
    );
  }
}
