import type { LiveOperation } from "../document/live-document.ts";
import type { Transport } from "./caller.ts";
import type { WireAnswer } from "./door.ts";
import type { Input } from "./operation-request.ts";

const part = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** What tRPC says of an error beside its message. */
const trpcError = (body: unknown): unknown => part(part(part(body, "error"), "json"), "data");

/** The status, whatever the door: tRPC says a stream's refusal inside a 200. */
export function statusOf({ status, body }: WireAnswer): number {
  const said = part(trpcError(body), "httpStatus");
  return typeof said === "number" ? said : status;
}

/** The API's word for what is wrong; empty: nothing is. */
export function codeOf({ body }: WireAnswer): string {
  const said = part(trpcError(body), "appCode") ?? part(body, "code");
  return typeof said === "string" ? said : "";
}

/** What was answered, without tRPC's wrapping. */
export const resultOf = ({ body }: WireAnswer): unknown => part(part(part(body, "result"), "data"), "json") ?? body;

/** Another each time: when, to which request, and how many more may follow. */
const passing = new Set([
  "date",
  "x-request-id",
  "ratelimit",
  "ratelimit-policy",
  "retry-after",
  "etag",
  "content-length",
  "content-security-policy",
]);

/** Everything of an answer that may tell one thing from another, with `ids` called by their field. */
export function comparable(answer: WireAnswer, ids: Input): string {
  const headers = [...answer.headers].filter(([name]) => !passing.has(name));
  let text = answer.requestId ? answer.text.replaceAll(answer.requestId, "REQUEST") : answer.text;
  for (const [name, value] of Object.entries(ids)) for (const id of [value].flat()) text = text.replaceAll(String(id), `{${name}}`);
  return JSON.stringify([answer.status, headers, text]);
}

/** For a failure's report. */
export function told(asked: string, answer: WireAnswer, expected: string): string {
  return `asked: ${asked}\nanswered: ${answer.status} ${short(answer.text, 600)}\nexpected: ${expected}`;
}

export const askedOf = (operation: LiveOperation, input: Input, transport: Transport): string =>
  `${transport} ${operation.name} ${short(JSON.stringify(input), 400)}`;

const short = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text);
