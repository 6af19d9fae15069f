import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { InputBook } from "../document/input-book.ts";
import type { LiveOperation } from "../document/live-document.ts";
import { statusOf, told } from "../wire/answers.ts";
import type { Caller } from "../wire/caller.ts";
import type { WireRequest } from "../wire/door.ts";
import { type Input, restRequest, trpcRequest } from "../wire/operation-request.ts";
import { inParallel } from "./in-parallel.ts";
import { objectsWithin, withKeys } from "./objects-within.ts";
import { verdict } from "./verdict.ts";

const MARK = "slipway-polluted";
const polluted = { [MARK]: "yes", role: "owner", actions: ["team.manage"] };

/** Keys that reach for what every object has. */
const reaching: [string, unknown][][] = [
  [["__proto__", polluted]],
  [["constructor", { prototype: polluted }]],
  [["prototype", polluted]],
  [["__proto__", null]],
  [["__proto__", JSON.parse('{"toString":"x","then":"x","status":200}')]],
];

/** superjson's directions for values by path: what it would set on the way. */
const directions: unknown[] = [
  { values: { [`__proto__.${MARK}`]: ["Date"] } },
  { values: { [`constructor.prototype.${MARK}`]: ["set"] } },
  { values: { __proto__x: ["undefined"] }, referentialEqualities: { [`__proto__.${MARK}`]: [`constructor.prototype.${MARK}`] } },
  { referentialEqualities: [{ [`constructor.prototype.${MARK}`]: ["a"] }] },
  { values: [["__proto__"]] },
  { values: { a: [["class", "Object"]] } },
  { values: { a: [["custom", "__proto__"]] } },
];

interface Scene {
  range: AttackRange;
  book: InputBook;
}

export const prototypeKeys: AttackRow = {
  id: "A29",
  title: "__proto__, constructor and prototype as keys of every object, in JSON, queries and tRPC's own wrapping",
  async *run(range) {
    const scene = { range, book: await range.book() };
    const { operations } = range.document;
    yield* inParallel(operations, (operation) => refused(scene, operation, keyed(scene, operation)));
    yield* inParallel(operations, (operation) => harmless(scene, operation));
    yield* isClean(range, "after all of that");
  },
};

const askerOf = ({ ours }: AttackRange, { isAccount }: LiveOperation): Caller => (isAccount ? ours.people.owner.session : ours.owner);

/** Each reaching key in each object of the request, through both doors. */
function keyed({ range, book }: Scene, operation: LiveOperation): [string, WireRequest][] {
  const input = book.inputFor(operation, range.ours.ids);
  return reaching.flatMap((keys) => [...keyedRest(operation, input, keys), ...keyedTrpc(operation, input, keys)]);
}

const calledOf = (keys: [string, unknown][]): string => keys.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join();

function keyedRest(operation: LiveOperation, input: Input, keys: [string, unknown][]): [string, WireRequest][] {
  const request = restRequest(operation, input);
  const { method, path, body = {} } = request;
  if (method === "GET")
    return keys.map(([key]) => [`query ${key}`, { ...request, path: `${path}${path.includes("?") ? "&" : "?"}${key}=x` }]);
  return objectsWithin(body).map((at) => [`rest /${at.join("/")} ${calledOf(keys)}`, { ...request, body: withKeys(body, at, keys) }]);
}

function keyedTrpc(operation: LiveOperation, input: Input, keys: [string, unknown][]): [string, WireRequest][] {
  const wrapped = { json: input };
  return objectsWithin(wrapped).map((at) => [
    `trpc /${at.join("/")} ${calledOf(keys)}`,
    trpcText(operation, JSON.stringify(withKeys(wrapped, at, keys))),
  ]);
}

/** The request with a wrapping of one's own. */
function trpcText(operation: LiveOperation, text: string): WireRequest {
  const { method, path, headers = {} } = trpcRequest(operation, {});
  const [at = ""] = path.split("?");
  return method === "GET" ? { method, headers, path: `${at}?input=${encodeURIComponent(text)}` } : { method, headers, path: at, text };
}

async function* refused({ range }: Scene, operation: LiveOperation, ways: [string, WireRequest][]): AsyncGenerator<AttackResult> {
  for (const [name, request] of ways) {
    const answer = await askerOf(range, operation).send(request);
    yield verdict(`${operation.name}: ${name}`, statusOf(answer) === 400 && !answer.text.includes(MARK), () =>
      told(`${request.method} ${request.path} ${request.text ?? JSON.stringify(request.body)}`, answer, "400"),
    );
  }
}

/** Directions that no client of ours gives: refused or without effect, and never a fault of the server. */
async function* harmless({ range, book }: Scene, operation: LiveOperation): AsyncGenerator<AttackResult> {
  const input = { ...book.inputFor(operation, range.ours.ids), unknownField: "so that nothing is done" };
  const asker = askerOf(range, operation);
  for (const meta of directions) {
    const text = JSON.stringify({ json: input, meta });
    const answer = await asker.send(trpcText(operation, text));
    const status = statusOf(answer);
    yield verdict(`trpc ${operation.name}: meta ${JSON.stringify(meta)}`, status >= 400 && status < 500, () =>
      told(text, answer, "400 or another refusal, no 5xx"),
    );
  }
  yield* isClean(range, `after ${operation.name}`);
}

/** A fresh object of the server has nothing that was not put there. */
async function* isClean({ ours, stranger }: AttackRange, when: string): AsyncGenerator<AttackResult> {
  const team = await ours.owner.send({ method: "GET", path: "/api/v1/team" });
  yield verdict(`answers are as ever ${when}`, team.status === 200 && !team.text.includes(MARK), () => team.text);
  const viewer = await ours.callers.viewer.send({ method: "PATCH", path: "/api/v1/team", body: { name: "polluted" } });
  yield verdict(`a viewer is a viewer ${when}`, viewer.status === 403, () => told("PATCH /team", viewer, "403"));
  if (when !== "after all of that") return;
  const nobody = await stranger.send({ method: "GET", path: "/api/v1/team" });
  yield verdict(`nobody is nobody ${when}`, nobody.status === 401, () => told("GET /team", nobody, "401"));
}
