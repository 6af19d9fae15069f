import { type FieldDoc, fieldsOf, type Schema, schemaName, type TypePart, typeOf } from "./describe-schema.ts";

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Described {
  operationId: string;
  summary: string;
  security: Record<string, unknown>[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

/** As `/api/openapi.json` has it. */
export interface OpenapiDocument {
  paths?: Record<string, object>;
  components?: { schemas?: Record<string, object>; responses?: Record<string, object> };
}

export interface OperationDoc {
  verb: string;
  method: string;
  /** Below `/api/v1`. */
  path: string;
  summary: string;
  /** Whether an API key can call it: some things only a person does. */
  isForKeys: boolean;
  kind: "call" | "list" | "stream";
  inPath: FieldDoc[];
  inQuery: FieldDoc[];
  inHeader: FieldDoc[];
  body: Schema | null;
  answers: { status: string; note: string; type: TypePart[] | null }[];
}

export interface SchemaDoc {
  name: string;
  fields: FieldDoc[];
  /** Of what is no object. */
  type: TypePart[];
}

export interface EntityDoc {
  name: string;
  operations: OperationDoc[];
  /** Every schema that they name, and that those name. */
  schemas: SchemaDoc[];
}

/** The document is made once in a process: so is what readers see of it. */
const made = new WeakMap<OpenapiDocument, EntityDoc[]>();

/** The document as a reader takes it: entity by entity, each with all that it speaks of. */
export function apiReference(document: OpenapiDocument): EntityDoc[] {
  const known = made.get(document) ?? makeReference(document);
  made.set(document, known);
  return known;
}

function makeReference(document: OpenapiDocument): EntityDoc[] {
  const listed = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described>).map(([method, described]) => ({ path, method, described })),
  );
  const entities = Map.groupBy(listed, ({ described }) => described.operationId.split("_")[0] ?? "");
  return [...entities].map(([name, some]) => ({
    name,
    operations: some.map(({ path, method, described }) => operationDoc(document, { path, method, described })),
    schemas: schemasOf(
      document,
      some.flatMap(({ described }) => [described.requestBody, ...successes(described).map(([, answer]) => answer)]),
    ),
  }));
}

function operationDoc(
  document: OpenapiDocument,
  { path, method, described }: { path: string; method: string; described: Described },
): OperationDoc {
  const { operationId, summary, security, requestBody } = described;
  return {
    verb: operationId.split("_")[1] ?? operationId,
    method: method.toUpperCase(),
    path,
    summary,
    isForKeys: security.some((guard) => "key" in guard),
    kind: kindOf(document, described),
    inPath: parametersIn(described, "path"),
    inQuery: parametersIn(described, "query"),
    inHeader: parametersIn(described, "header").filter(({ name }) => !everywhere.has(name)),
    body: requestBody?.content["application/json"]?.schema ?? null,
    answers: successes(described).map(([status, { description = "", content = {} }]) => {
      const schema = Object.values(content)[0]?.schema;
      return { status, note: description, type: schema ? typeOf(schema) : null };
    }),
  };
}

/** Told once, of all. */
const everywhere: ReadonlySet<string> = new Set(["slipway-team", "Idempotency-Key"]);

/** Problems are the same everywhere, and told once. */
const successes = ({ responses }: Described) => Object.entries(responses).filter(([status]) => status.startsWith("2"));

function parametersIn({ parameters = [] }: Described, place: string): FieldDoc[] {
  const some = parameters.filter((parameter) => parameter.in === place);
  return fieldsOf({
    properties: Object.fromEntries(
      some.map(({ name, description, schema }) => [name, { ...schema, ...(description ? { description } : {}) }]),
    ),
    required: some.filter(({ required }) => required).map(({ name }) => name),
  });
}

function kindOf(document: OpenapiDocument, { responses }: Described): OperationDoc["kind"] {
  const content = responses["200"]?.content ?? {};
  if ("text/event-stream" in content) return "stream";
  const schema = content["application/json"]?.schema ?? {};
  const { properties = {} } = schema.$ref ? named(document, schemaName(schema.$ref)) : schema;
  return "items" in properties && "nextCursor" in properties ? "list" : "call";
}

const named = (document: OpenapiDocument, name: string): Schema => (document.components?.schemas?.[name] ?? {}) as Schema;

function schemasOf(document: OpenapiDocument, from: unknown[]): SchemaDoc[] {
  const found = new Set<string>();
  const collect = (part: unknown): void => {
    for (const [, name = ""] of JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      collect(named(document, name));
    }
  };
  from.forEach(collect);
  return [...found].sort().map((name) => ({ name, fields: fieldsOf(named(document, name)), type: typeOf(named(document, name)) }));
}
