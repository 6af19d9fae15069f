/** As much of JSON Schema as the API's document has. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** A piece of a type: a word, or the name of a schema. */
export interface TypePart {
  text: string;
  isSchema?: boolean;
}

export interface FieldDoc {
  /** With where it is: `services[].name`. */
  name: string;
  type: TypePart[];
  isRequired: boolean;
  note: string;
}

/** The last part of a reference into the document. */
export const schemaName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

const word = (text: string): TypePart[] => [{ text }];
const joined = (types: TypePart[][], between: string): TypePart[] =>
  types.flatMap((type, at) => (at === 0 ? type : [{ text: between }, ...type]));

/** What a value may be, in a line. */
export function typeOf(schema: Schema): TypePart[] {
  if (schema.$ref) return [{ text: schemaName(schema.$ref), isSchema: true }];
  if (schema.const !== undefined) return word(JSON.stringify(schema.const));
  if (schema.enum) return word(schema.enum.map((value) => JSON.stringify(value)).join(" | "));
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return joined(variants.map(typeOf), " | ");
  if (Array.isArray(schema.type))
    return joined(
      schema.type.map((type) => typeOf({ ...schema, type })),
      " | ",
    );
  if (schema.type === "array") return [...typeOf(schema.items ?? {}), { text: "[]" }];
  if (schema.type === "object") return typeOfObject(schema);
  return word(schema.format ? `${schema.type ?? "string"} (${schema.format})` : (schema.type ?? "anything"));
}

function typeOfObject({ properties, additionalProperties }: Schema): TypePart[] {
  if (properties) {
    const fields = Object.entries(properties).map(([name, field]) => [{ text: `${name}: ` }, ...typeOf(field)]);
    return [{ text: "{ " }, ...joined(fields, ", "), { text: " }" }];
  }
  return [{ text: "map of " }, ...typeOf(typeof additionalProperties === "object" ? additionalProperties : {})];
}

/** Every field of an object, and of the objects in it that have no name of their own. */
export function fieldsOf(schema: Schema, prefix = ""): FieldDoc[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const inner = objectWithin(field);
    const own = { name, type: inner ? word(inner.list ? "object[]" : "object") : typeOf(field), isRequired: required.has(key) };
    return [{ ...own, note: noteOf(field) }, ...(inner ? fieldsOf(inner.schema, `${name}${inner.list ? "[]." : "."}`) : [])];
  });
}

/** The object that a field is or lists, if it is told here and not by name; one that may be null as well. */
function objectWithin(field: Schema): { schema: Schema; list: boolean } | undefined {
  if (field.properties) return { schema: field, list: false };
  if (field.items?.properties) return { schema: field.items, list: true };
  const variants = (field.anyOf ?? []).filter(({ type }) => type !== "null");
  const [only] = variants;
  return variants.length === 1 && only?.properties ? { schema: only, list: false } : undefined;
}

function noteOf(field: Schema): string {
  const { description, default: preset } = field;
  const bounds = [
    ...(isBound(field.minimum) ? [`at least ${field.minimum}`] : []),
    ...(isBound(field.maximum) ? [`at most ${field.maximum}`] : []),
    ...(field.maxLength === undefined ? [] : [`at most ${field.maxLength} characters`]),
  ];
  const mayBeNull = field.anyOf?.some(({ type }) => type === "null") && field.anyOf.some(({ properties }) => properties);
  return [
    ...(description ? [description] : []),
    ...(mayBeNull ? ["May be null."] : []),
    ...(bounds.length > 0 ? [`${capital(bounds.join(", "))}.`] : []),
    ...(preset === undefined ? [] : [`Default: ${JSON.stringify(preset)}.`]),
  ].join(" ");
}

/** zod bounds every integer by what a double can hold: that says nothing. */
const isBound = (value: number | undefined): value is number => value !== undefined && Math.abs(value) !== Number.MAX_SAFE_INTEGER;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
