import { Ajv2020 } from "ajv/dist/2020.js";
import { resultOf, statusOf } from "../wire/answers.ts";
import type { WireAnswer } from "../wire/door.ts";
import type { LiveDocument, LiveOperation } from "./live-document.ts";

/** Answers against the document, field by field: what it does not name is a fault. */
export interface AnswerSchemas {
  ofRest(operation: LiveOperation, answer: WireAnswer): string[];
  /** A success only: tRPC's refusals have a shape of their own. */
  ofTrpc(operation: LiveOperation, answer: WireAnswer): string[];
}

const made = new WeakMap<LiveDocument, AnswerSchemas>();

export function answerSchemas(document: LiveDocument): AnswerSchemas {
  const known = made.get(document) ?? makeSchemas(document);
  made.set(document, known);
  return known;
}

const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");

function makeSchemas(document: LiveDocument): AnswerSchemas {
  // Formats and OpenAPI's own words are not JSON Schema's: shapes are what counts here.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document.raw, "document");

  function against({ path, method }: LiveOperation, status: string, value: unknown): string[] {
    const described = describedAnswer(document, { path, method, status });
    if (described === null) return [`the document has no answer ${status}`];
    const type = described.contents.find((each) => each.includes("json"));
    if (!type) return value === undefined ? [] : ["the document says that there is no JSON"];
    const ref = `document#${pointer(...described.at, "content", type, "schema")}`;
    const validate = ajv.getSchema(ref) ?? ajv.compile({ $ref: ref });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
    );
  }

  return {
    ofRest: (operation, answer) => {
      const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
      return isStream && operation.isStream ? [] : against(operation, String(answer.status), answer.body);
    },
    ofTrpc(operation, answer) {
      if (statusOf(answer) >= 300 || operation.isStream) return [];
      const statuses = Object.keys(operation.answers).filter((status) => status.startsWith("2"));
      if (statuses.includes("204")) return [];
      const found = statuses.map((status) => against(operation, status, resultOf(answer)));
      return found.some((faults) => faults.length === 0) ? [] : (found[0] ?? []);
    },
  };
}

interface Place {
  path: string;
  method: string;
  status: string;
}

interface Answer {
  $ref?: string;
  content?: object;
}
type Paths = Record<string, Record<string, { responses: Record<string, Answer> }>>;

/** Media types of an answer, and where it stands: problems are told once and referred to. null: there is none of that status. */
function describedAnswer({ raw }: LiveDocument, { path, method, status }: Place): { contents: string[]; at: string[] } | null {
  const own = (raw["paths"] as Paths)[path]?.[method.toLowerCase()]?.responses[status];
  if (!own) return null;
  const name = own.$ref?.replace("#/components/responses/", "");
  if (name === undefined)
    return { contents: Object.keys(own.content ?? {}), at: ["paths", path, method.toLowerCase(), "responses", status] };
  const { responses } = raw["components"] as unknown as { responses: Record<string, Answer> };
  return { contents: Object.keys(responses[name]?.content ?? {}), at: ["components", "responses", name] };
}
