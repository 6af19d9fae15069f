import type { Door } from "../wire/door.ts";

/** JSON Schema, as far as it is looked at. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  default?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  additionalProperties?: boolean | Schema;
}

export interface Field {
  name: string;
  place: "path" | "query" | "body";
  required: boolean;
  /** Without references. */
  schema: Schema;
}

export interface LiveOperation {
  /** `clusters.get`: as tRPC and the audit log call it. */
  name: string;
  method: string;
  /** Below `/api/v1`, with `{names}`. */
  path: string;
  isStream: boolean;
  /** For people who are signed in, not for keys. */
  isAccount: boolean;
  /** It takes `Idempotency-Key`. */
  isIdempotent: boolean;
  fields: Field[];
  /** By status; null: it has no JSON. */
  answers: Record<string, Schema | null>;
}

export interface LiveDocument {
  operations: LiveOperation[];
  operation(name: string): LiveOperation;
  /** With its references, as it was served. */
  raw: Record<string, unknown>;
  schemas: Record<string, Schema>;
}

interface RawParameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface RawOperation {
  operationId: string;
  security: Record<string, unknown>[];
  parameters?: RawParameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface RawDocument extends Record<string, unknown> {
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
}

/** The list of operations as the server tells it now: an operation that is new is attacked by being there. */
export async function liveDocument(door: Door): Promise<LiveDocument> {
  const answer = await door("nobody", { method: "GET", path: "/api/openapi.json" });
  if (answer.status !== 200) throw new Error(`/api/openapi.json: ${answer.status}`);
  const raw = answer.body as RawDocument;
  const { schemas } = raw.components;
  const operations = Object.entries(raw.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf({ path, method, operation }, schemas)),
  );
  return { operations, raw, schemas, operation: (name) => known(operations, name) };
}

function known(operations: LiveOperation[], name: string): LiveOperation {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`The document has no operation ${name}.`);
  return found;
}

function operationOf(
  { path, method, operation }: { path: string; method: string; operation: RawOperation },
  schemas: Record<string, Schema>,
): LiveOperation {
  const { operationId, security, parameters = [], requestBody, responses } = operation;
  const inUrl = parameters.filter((parameter) => parameter.in === "path" || parameter.in === "query");
  const body = requestBody && withoutReferences(requestBody.content["application/json"]?.schema ?? {}, schemas);
  return {
    name: operationId.replace("_", "."),
    method: method.toUpperCase(),
    path,
    isStream: Object.keys(responses["200"]?.content ?? {}).includes("text/event-stream"),
    isAccount: !security.some((way) => "key" in way),
    isIdempotent: parameters.some(({ name }) => name.toLowerCase() === "idempotency-key"),
    fields: [
      ...inUrl.map(
        ({ name, in: place, required = false, schema }): Field => ({
          name,
          place: place === "path" ? "path" : "query",
          required,
          schema: withoutReferences(schema, schemas),
        }),
      ),
      ...Object.entries(body?.properties ?? {}).map(
        ([name, schema]): Field => ({ name, place: "body", required: body?.required?.includes(name) ?? false, schema }),
      ),
    ],
    answers: Object.fromEntries(
      Object.entries(responses).map(([status, { content = {} }]) => [
        status,
        Object.entries(content).find(([type]) => type.includes("json"))?.[1].schema ?? null,
      ]),
    ),
  };
}

function withoutReferences(schema: Schema, schemas: Record<string, Schema>): Schema {
  const name = schema.$ref?.split("/").at(-1);
  if (name !== undefined) return withoutReferences(schemas[name] ?? {}, schemas);
  const inner = (each: Schema) => withoutReferences(each, schemas);
  return {
    ...schema,
    ...(schema.properties
      ? { properties: Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, inner(value)])) }
      : {}),
    ...(schema.items ? { items: inner(schema.items) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map(inner) } : {}),
    ...(schema.oneOf ? { oneOf: schema.oneOf.map(inner) } : {}),
  };
}
