import type { Field, LiveOperation, Schema } from "../../document/live-document.ts";
import type { Input } from "../../wire/operation-request.ts";

/** One text that a request carries: where it stands, and how another is put there. */
export interface TextPlace {
  name: string;
  put(input: Input, text: string): Input;
}

/** Every field of the operation that is a free text, those of lists and of objects within included. */
export const textPlaces = ({ fields }: LiveOperation): { field: Field; place: TextPlace }[] =>
  fields.flatMap((field) =>
    placesIn(field.schema, field.name).map((place) => ({
      field,
      place: { name: place.name, put: (input, text) => ({ ...input, [field.name]: place.set(input[field.name], text) }) },
    })),
  );

interface Inner {
  name: string;
  set(value: unknown, text: string): unknown;
}

function placesIn(schema: Schema, name: string): Inner[] {
  if (schema.enum || schema.const !== undefined) return [];
  if (schema.type === "string") return [{ name, set: (_, text) => text }];
  if (schema.type === "array") {
    return placesIn(schema.items ?? {}, `${name}[]`).map((inner) => ({
      name: inner.name,
      set: (value, text) =>
        Array.isArray(value) && value.length > 0 ? [...value.slice(0, -1), inner.set(value.at(-1), text)] : [inner.set(undefined, text)],
    }));
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    placesIn(property, `${name}.${key}`).map((inner) => ({
      name: inner.name,
      set: (value, text) => ({ ...(value as object), [key]: inner.set((value as Record<string, unknown> | undefined)?.[key], text) }),
    })),
  );
}
