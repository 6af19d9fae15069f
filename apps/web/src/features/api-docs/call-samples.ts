import type { OperationDoc } from "./api-reference.ts";
import type { Schema } from "./describe-schema.ts";

/** The call as one types it into a shell. */
export function curlSample({ method, path, body, kind }: OperationDoc): string {
  const lines = [
    `curl ${kind === "stream" ? "-N " : ""}${method === "GET" ? "" : `-X ${method} `}"$SLIPWAY_URL/api/v1${path.replaceAll(/\{(\w+)\}/g, "<$1>")}"`,
    '-H "Authorization: Bearer $SLIPWAY_KEY"',
    ...(method === "GET" ? [] : ['-H "Idempotency-Key: $(uuidgen)"']),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(example(body))}'`] : []),
  ];
  return lines.join(" \\\n  ");
}

/** The same in TypeScript; null where a key may not. */
export function sdkSample(entity: string, { verb, kind, inPath, body, isForKeys }: OperationDoc): string | null {
  if (!isForKeys) return null;
  const input = { ...Object.fromEntries(inPath.map(({ name }) => [name, `<${name}>`])), ...(body ? (example(body) as object) : {}) };
  const given = Object.keys(input).length > 0 ? literal(input) : "";
  const call = `slipway.${entity}.${verb}`;
  if (kind === "list") return each(`${call}.each(${given})`);
  if (kind === "stream") return each(`${call}(${given})`);
  return `await ${call}(${given});`;
}

const each = (items: string): string => `for await (const item of ${items}) {\n  console.log(item);\n}`;

/** JSON, as a programmer writes it. */
const literal = (value: unknown): string =>
  JSON.stringify(value, null, 1)
    .replaceAll(/\n\s*/g, " ")
    .replaceAll(/"(\w+)":/g, "$1:");

/** A value that says what belongs there: of an object, what must be given. */
export function example(schema: Schema): unknown {
  const told = schema.const ?? schema.default ?? schema.enum?.[0];
  if (told !== undefined) return told;
  const [variant] = schema.anyOf ?? schema.oneOf ?? [];
  if (variant) return example(variant);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") return exampleObject(schema);
  if (type === "array") return [example(schema.items ?? {})];
  if (type === "integer" || type === "number") return Math.max(1, schema.minimum ?? 1);
  return type === "boolean" ? true : "…";
}

function exampleObject({ properties = {}, required = [] }: Schema): object {
  return Object.fromEntries(required.map((name) => [name, example(properties[name] ?? {})]));
}
