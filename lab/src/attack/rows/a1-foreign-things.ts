import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import { type InputBook, unknownIds } from "../document/input-book.ts";
import type { LiveOperation } from "../document/live-document.ts";
import { referenceOf } from "../document/references.ts";
import { askedOf, comparable, statusOf, told } from "../wire/answers.ts";
import { type Caller, type Transport, transports } from "../wire/caller.ts";
import type { Input } from "../wire/operation-request.ts";
import { auditedRequests } from "../world/audited-requests.ts";
import type { RangeTeam } from "../world/range-team.ts";
import { changesBetween, teamSnapshot } from "../world/team-snapshot.ts";
import { inParallel } from "./in-parallel.ts";
import { verdict } from "./verdict.ts";

interface Try {
  range: AttackRange;
  book: InputBook;
  operation: LiveOperation;
  transport: Transport;
}

interface Attacker {
  caller: Caller;
  team: RangeTeam;
  allowed: number[];
}

/** Commands of attackers whose refusal has to be in their team's audit log. */
type Refused = { team: RangeTeam; requestId: string; name: string }[];

export const foreignThings: AttackRow = {
  id: "A1",
  title: "another team's and another project's things by id, on every operation, over REST and tRPC",
  async *run(range) {
    const book = await range.book();
    for (const { operation, answer } of book.missing) {
      yield verdict(`${operation.name} can be asked`, false, () =>
        told(operation.name, answer, "one valid request made from the document"),
      );
    }
    const refused: Refused = [];
    for (const transport of transports) {
      const snapshot = () => teamSnapshot({ document: range.document, book, team: range.ours });
      const before = await snapshot();
      // What is made by the name that it is given is asked about in turn: the asker's own of that name comes and goes.
      const named = new Set(range.document.operations.filter(({ method }) => method === "PUT").map(({ path }) => path));
      const [inTurn, atOnce] = [
        range.document.operations.filter(({ path }) => named.has(path)),
        range.document.operations.filter(({ path }) => !named.has(path)),
      ];
      yield* inParallel(atOnce, (operation) => attackOperation({ range, book, operation, transport }, refused));
      for (const operation of inTurn) yield* attackOperation({ range, book, operation, transport }, refused);
      const changed = changesBetween(before, await snapshot());
      yield verdict(`all of that changed nothing of ours over ${transport}`, changed.length === 0, () => changed.join("\n"));
    }
    yield* areAudited(refused);
  },
};

async function* attackOperation(tried: Try, refused: Refused): AsyncGenerator<AttackResult> {
  const { range, book, operation } = tried;
  yield* withoutCredential(tried);
  if (operation.isAccount) return;
  yield* inForeignTeam(tried);
  const namesThings = Object.keys(book.inputFor(operation, range.ours.ids)).some((name) => referenceOf(name) !== null);
  if (namesThings) for (const attacker of attackers(range)) yield* aboutForeign(tried, attacker, refused);
}

const attackers = ({ ours, theirs }: AttackRange): Attacker[] => [
  { caller: theirs.key, team: theirs, allowed: [404] },
  { caller: theirs.owner, team: theirs, allowed: [404] },
  // What concerns the whole team is refused to them whatever the id.
  { caller: ours.narrowed.toProject, team: ours, allowed: [404, 403] },
  { caller: ours.narrowed.toCluster, team: ours, allowed: [404, 403] },
];

async function* aboutForeign(
  { range, book, operation, transport }: Try,
  attacker: Attacker,
  refused: Refused,
): AsyncGenerator<AttackResult> {
  const { caller, team, allowed } = attacker;
  const ask = (input: Input) => caller.ask(operation, input, { transport });
  const [input, never] = [range.ours.ids, unknownIds(range.ours.ids)].map((ids) => book.inputFor(operation, ids)) as [Input, Input];
  const foreign = await ask(input);
  await undoOwn(range, operation, { caller, input });
  const unknown = await ask(never);
  await undoOwn(range, operation, { caller, input: never });
  const name = `${transport} ${operation.name} about ours by ${caller.name}`;
  // What is made by the name that it is given is made in the asker's own team.
  if (statusOf(unknown) < 300 && operation.method === "PUT") {
    yield verdict(`${name} is of the asker's own`, foreign.status === unknown.status, () =>
      told(askedOf(operation, input, transport), foreign, unknown.text),
    );
    return;
  }
  const isSame = comparable(foreign, input) === comparable(unknown, never);
  yield verdict(name, allowed.includes(statusOf(foreign)) && isSame, () =>
    told(
      askedOf(operation, input, transport),
      foreign,
      `${allowed.join(" or ")} and the same as for an id that never was: ${unknown.status} ${unknown.text}`,
    ),
  );
  if (operation.method !== "GET") refused.push({ team, requestId: foreign.requestId, name: operation.name });
}

/** A name taken in the asker's own team is freed again. */
async function undoOwn(
  { document }: AttackRange,
  { method, path }: LiveOperation,
  { caller, input }: { caller: Caller; input: Input },
): Promise<void> {
  const remover = method === "PUT" && document.operations.find((other) => other.path === path && other.method === "DELETE");
  if (!remover) return;
  const inPath = remover.fields.filter(({ place }) => place === "path").map(({ name }) => [name, input[name]]);
  await caller.ask(remover, Object.fromEntries(inPath));
}

async function* withoutCredential({ range, book, operation, transport }: Try): AsyncGenerator<AttackResult> {
  const [ours, never] = [range.ours.ids, unknownIds(range.ours.ids)].map((ids) => book.inputFor(operation, ids)) as [Input, Input];
  const [foreign, unknown] = [
    await range.stranger.ask(operation, ours, { transport }),
    await range.stranger.ask(operation, never, { transport }),
  ];
  const isSame = comparable(foreign, ours) === comparable(unknown, never);
  yield verdict(`${transport} ${operation.name} by nobody`, statusOf(foreign) === 401 && isSame, () =>
    told(askedOf(operation, ours, transport), foreign, `401, the same as for what never was: ${unknown.text}`),
  );
}

async function* inForeignTeam({ range, book, operation, transport }: Try): AsyncGenerator<AttackResult> {
  const { ours, theirs } = range;
  const input = book.inputFor(operation, ours.ids);
  const inTeam = (slug: string) => theirs.people.owner.inTeam(slug).ask(operation, input, { transport });
  const [foreign, unknown] = [await inTeam(ours.slug), await inTeam("no-such-team")];
  const isSame = comparable(foreign, {}).replaceAll(ours.slug, "no-such-team") === comparable(unknown, {});
  yield verdict(`${transport} ${operation.name} in a team that is not one's own`, statusOf(foreign) === 404 && isSame, () =>
    told(askedOf(operation, input, transport), foreign, `404, the same as in no team: ${unknown.status} ${unknown.text}`),
  );
}

async function* areAudited(refused: Refused): AsyncGenerator<AttackResult> {
  const logs = new Map<RangeTeam, Map<string, { action: string; outcome: string }>>();
  for (const { team } of refused) if (!logs.has(team)) logs.set(team, await auditedRequests(team));
  for (const { team, requestId, name } of refused) {
    const row = logs.get(team)?.get(requestId);
    const isAudited = row?.action === name && (row.outcome === "denied" || row.outcome === "refused");
    yield verdict(
      `the refusal of ${name} is in the audit log`,
      isAudited,
      () => `request ${requestId}: ${JSON.stringify(row ?? "no row")}`,
    );
  }
}
