import { randomUUID } from "node:crypto";
import { statusOf } from "../wire/answers.ts";
import type { WireAnswer } from "../wire/door.ts";
import type { Input } from "../wire/operation-request.ts";
import { freshIds } from "../world/fresh-things.ts";
import type { RangeTeam } from "../world/range-team.ts";
import { settled } from "../world/settled.ts";
import { fieldValue } from "./field-value.ts";
import type { Field, LiveDocument, LiveOperation } from "./live-document.ts";
import { referenceOf, type TeamIds } from "./references.ts";

/** Valid requests for every operation, found by asking: a schema does not say which fields exclude or need each other. */
export interface InputBook {
  /** A valid input about these things. */
  inputFor(operation: LiveOperation, ids: TeamIds): Input;
  /** The same with one more field, in place of whatever it cannot stand beside; undefined: none was found to be valid. */
  inputWith(operation: LiveOperation, field: Field, ids: TeamIds): Input;
  /** Operations for which no valid request was found, with the last answer. */
  missing: { operation: LiveOperation; answer: WireAnswer }[];
}

/** Refused as it is put; a state that forbids it (409, 412) or a machine that does not answer comes after that. */
const isMalformed = (status: number): boolean => [400, 401, 403, 404, 405, 413, 415, 422, 500].includes(status);

export const isTaken = (answer: WireAnswer): boolean => !isMalformed(statusOf(answer));

/** Asks every operation, as the owner and about fresh things, until each has been put in a way that is taken. */
export async function inputBook(document: LiveDocument, team: RangeTeam): Promise<InputBook> {
  const chosen = new Map<string, Field[]>();
  const missing: InputBook["missing"] = [];
  for (const operation of document.operations) {
    const found = await validFields(operation, team);
    if (Array.isArray(found)) chosen.set(operation.name, found);
    else missing.push({ operation, answer: found });
  }
  await settled(team);
  const fieldsOf = (operation: LiveOperation) => chosen.get(operation.name) ?? operation.fields.filter(({ required }) => required);
  return {
    missing,
    inputFor: (operation, ids) => inputOf(fieldsOf(operation), ids),
    inputWith: (operation, field, ids) => {
      if (field.required) return inputOf(fieldsOf(operation), ids);
      const beside = fieldsOf(operation).filter((other) => other.required || !excludes(operation, other, field));
      return inputOf([...beside.filter(({ name }) => name !== field.name), field], ids);
    },
  };
}

const inputOf = (fields: Field[], ids: TeamIds): Input => Object.fromEntries(fields.map((field) => [field.name, fieldValue(field, ids)]));

/** Of a change, two optional fields that name things are alternatives as a rule (a plan or a version, a machine or a task). */
const excludes = ({ method }: LiveOperation, one: Field, other: Field): boolean =>
  method !== "GET" && one.name !== other.name && referenceOf(one.name) !== null && referenceOf(other.name) !== null;

/** What is required; that and one more field; everything: the first that is taken. */
async function validFields(operation: LiveOperation, team: RangeTeam): Promise<Field[] | WireAnswer> {
  const required = operation.fields.filter((field) => field.required);
  const optional = operation.fields.filter((field) => !field.required);
  let last: WireAnswer | undefined;
  for (const fields of [required, ...optional.map((field) => [...required, field]), operation.fields]) {
    const ids = await freshIds(operation, team, team.people.owner);
    const asker = operation.isAccount ? team.people.owner.session : team.owner;
    last = await asker.ask(operation, inputOf(fields, ids));
    if (isTaken(last)) return fields;
  }
  return last as WireAnswer;
}

/** The same things by ids that nobody has. */
export const unknownIds = (ids: TeamIds): TeamIds =>
  Object.fromEntries(Object.keys(ids).map((thing) => [thing, randomUUID()])) as unknown as TeamIds;
