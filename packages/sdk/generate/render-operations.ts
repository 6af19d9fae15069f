import { BANNER } from "./banner.ts";

interface Described {
  operationId: string;
  summary: string;
  security: Record<string, string[]>[];
  requestBody?: object;
  responses: Record<string, { content?: Record<string, object> }>;
}

interface Document {
  paths?: Record<string, object>;
  components?: { schemas?: Record<string, object> };
}

interface Operation {
  id: string;
  tag: string;
  verb: string;
  method: string;
  path: string;
  summary: string;
  /** How it is called: once, page by page, or as a stream without end. */
  kind: "call" | "list" | "stream";
  hasBody: boolean;
}

const callTypes = { call: "Call", list: "ListCall", stream: "StreamCall" } as const;

/** The SDK's methods: as an interface with each summary beside its method, and as the table that the calls are made from. */
export function renderOperations(document: Document): string {
  const tags = Map.groupBy(operationsOf(document).sort(byId), ({ tag }) => tag);
  const methods = [...tags].map(([tag, operations]) => `  ${tag}: {\n${operations.map(renderMethod).join("\n")}\n  };`);
  const rows = [...tags].map(([tag, operations]) => `  ${tag}: {\n${operations.map(renderRow).join("\n")}\n  },`);
  return [
    BANNER,
    'import type { Call, ListCall, OperationTable, StreamCall } from "../calls.ts";',
    "",
    "/** Every operation that an API key can call. */",
    "export interface SlipwayOperations {",
    ...methods,
    "}",
    "",
    "export const operationTable = {",
    ...rows,
    "} as const satisfies OperationTable;",
    "",
  ].join("\n");
}

function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described>)
      // What only a person's session may do is of no use to a program.
      .filter(([, { security }]) => security.some((guard) => "key" in guard))
      .map(([method, described]) => operationOf({ path, method, described, document })),
  );
}

interface Place {
  path: string;
  method: string;
  described: Described;
  document: Document;
}

function operationOf({ path, method, described, document }: Place): Operation {
  const { operationId: id, summary, requestBody } = described;
  const [tag = "", verb = ""] = id.split("_");
  return { id, tag, verb, method, path, summary, kind: kindOf(described, document), hasBody: requestBody !== undefined };
}

function kindOf({ responses }: Described, document: Document): Operation["kind"] {
  const content = responses["200"]?.content ?? {};
  if ("text/event-stream" in content) return "stream";
  const { schema } = (content["application/json"] ?? {}) as { schema?: { $ref?: string } };
  const name = schema?.$ref?.replace("#/components/schemas/", "");
  const { properties = {} } = ((name ? document.components?.schemas?.[name] : schema) ?? {}) as { properties?: object };
  return "items" in properties && "nextCursor" in properties ? "list" : "call";
}

const byId = (a: Operation, b: Operation): number => (a.id < b.id ? -1 : 1);

const renderMethod = ({ id, verb, kind, summary, method, path }: Operation): string =>
  `    /** ${summary.replaceAll("*/", "*\\/")} \`${method.toUpperCase()} ${path}\` */\n    ${verb}: ${callTypes[kind]}<"${id}">;`;

const renderRow = ({ verb, method, path, kind, hasBody }: Operation): string =>
  `    ${verb}: ${JSON.stringify({ method, path, kind, hasBody })},`;
