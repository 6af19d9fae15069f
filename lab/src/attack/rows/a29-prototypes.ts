import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { InputBook } from "../document/input-book.ts";
import type { LiveOperation } from "../document/live-document.ts";
import { statusOf, told } from "../wire/answers.ts";
import type { Caller } from "../wire/caller.ts";
import type { WireRequest } from "../wire/door.ts";
import { restRequest, trpcRequest } from "../wire/operation-request.ts";
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
  [["__proto__", { toString: "x", then: "x", status: 200 }]],
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
  const { method } = operation;
  const ways: [string, WireRequest][] = [];
  for (const keys of reaching) {
    const called = JSON.stringify(Object.fromEntries(keys.map(([key]) => [`${key} `, ""])));
    const rest = restRequest(operation, input);
    if (method === "GET") ways.push([`query ${called}`, { ...rest, path: `${rest.path}${rest.path.includes("?") ? "&" : "?"}${keys[0]?.[0]}=x` }]);
    else for (const at of objectsWithin(rest.body ?? {})) ways.push([`rest body /${at.join("/")} ${called}`, { ...rest, body: withKeys(rest.body ?? {}, at, keys) }]);
    const trpc = trpcRequest(operation, input);
    const wrapped = { json: input };
    for (const at of objectsWithin(wrapped)) {
      const text = JSON.stringify(withKeys(wrapped, at, keys));
      const path = `/api/trpc/${operation.name}`;
      ways.push([`trpc /${at.join("/")} ${called}`, method === "GET" ? { ...trpc, path: `${path}?input=${encodeURIComponent(text)}` } : { ...trpc, text }]);
    }
  }
  return ways;
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
    const path = `/api/trpc/${operation.name}`;
    const request: WireRequest =
      operation.method === "GET" ? { method: "GET", path: `${path}?input=${encodeURIComponent(text)}` } : { method: "POST", path, text };
    const answer = await asker.send(operation.isStream ? { ...request, headers: { accept: "text/event-stream" } } : request);
    const status = statusOf(answer);
    yield verdict(`trpc ${operation.name}: meta ${JSON.stringify(meta)}`, status >= 400 && status < 500, () => told(text, answer, "400 or another refusal, no 5xx"));
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
