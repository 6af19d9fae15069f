import type { Field } from "./live-document.ts";
import { referenceOf, type TeamIds } from "./references.ts";
import { sampleValue } from "./sample-value.ts";

/** A value for one field: the team's thing where it names one, else what its schema allows. */
export function fieldValue({ name, schema }: Field, ids: TeamIds): unknown {
  const thing = referenceOf(name);
  if (thing === null) return sampleValue(name, schema);
  return schema.type === "array" ? [ids[thing]] : ids[thing];
}
