import { setTimeout as sleep } from "node:timers/promises";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { uniqueName } from "../../document/sample-value.ts";
import { statusOf } from "../../wire/answers.ts";
import { type Caller, keyCaller, transports } from "../../wire/caller.ts";
import { joinTeam, newPerson } from "../../world/people.ts";
import { openStream } from "../terminals/open-stream.ts";
import { verdict } from "../verdict.ts";

const BOUND_MS = 5_000;
const POLL_MS = 150;

/** A key in use, how it ends, and what it then answers to what it could do before. */
interface End {
  name: string;
  key: Caller;
  end(): Promise<unknown>;
  /** Of a change that the key was for; 401: it is no key any more. */
  becomes: 401 | 403;
}

export async function* deadKeys(range: AttackRange): AsyncGenerator<AttackResult> {
  for (const end of await ends(range)) yield* dies(range, end);
  yield* expires(range);
}

async function ends({ ours, door, url }: AttackRange): Promise<End[]> {
  const { owner } = ours;
  const keyOf = async (maker: Caller, name: string, more: object = {}) => {
    const { id, key } = await maker.make<{ id: string; key: string }>("POST", "/keys", { name, ...more });
    return { id, caller: keyCaller(door, name, key) };
  };
  const memberKey = async (name: string) => {
    const person = await newPerson({ door, url, name });
    await joinTeam(owner, person, "member");
    return { person, ...(await keyOf(person.inTeam(ours.slug), name)) };
  };
  const accountKey = async (name: string) => {
    const { id } = await owner.make("POST", "/service-accounts", { name: uniqueName(), role: "member" });
    return { account: id, ...(await keyOf(owner, name, { serviceAccount: id })) };
  };
  const revoked = await keyOf(owner, "a key that is revoked");
  const narrowed = await keyOf(owner, "a narrowed key that is revoked", { clusterIds: [ours.ids.cluster] });
  const [removed, demoted] = [
    await memberKey("a key of a member who is removed"),
    await memberKey("a key of a member who becomes a viewer"),
  ];
  const [deleted, lowered] = [
    await accountKey("a key of an account that is deleted"),
    await accountKey("a key of an account that becomes a viewer"),
  ];
  const revoke = (id: string) => () => owner.make("DELETE", `/keys/${id}`);
  const asViewer = { role: "viewer" };
  return [
    { name: revoked.caller.name, key: revoked.caller, end: revoke(revoked.id), becomes: 401 },
    { name: narrowed.caller.name, key: narrowed.caller, end: revoke(narrowed.id), becomes: 401 },
    { name: removed.caller.name, key: removed.caller, end: () => owner.make("DELETE", `/members/${removed.person.userId}`), becomes: 401 },
    {
      name: demoted.caller.name,
      key: demoted.caller,
      end: () => owner.make("PATCH", `/members/${demoted.person.userId}`, asViewer),
      becomes: 403,
    },
    {
      name: deleted.caller.name,
      key: deleted.caller,
      end: () => owner.make("DELETE", `/service-accounts/${deleted.account}`),
      becomes: 401,
    },
    {
      name: lowered.caller.name,
      key: lowered.caller,
      end: () => owner.make("PATCH", `/service-accounts/${lowered.account}`, asViewer),
      becomes: 403,
    },
  ];
}

async function* dies({ ours, url, document }: AttackRange, { name, key, end, becomes }: End): AsyncGenerator<AttackResult> {
  const operation = document.operation("clusters.update");
  const change = { cluster: ours.ids.cluster, description: "changed by a key" };
  for (const transport of transports) {
    const before = await key.ask(operation, change, { transport });
    yield verdict(`${name} works before, over ${transport}`, statusOf(before) === 200, () => before.text);
  }
  const input = encodeURIComponent(JSON.stringify({ json: { cluster: ours.ids.cluster } }));
  const paths = [`/api/v1/clusters/${ours.ids.cluster}/events/stream`, `/api/trpc/events.stream?input=${input}`];
  const streams = await Promise.all(paths.map((path) => openStream(url + path, key.headers)));
  await end();
  const endedAt = performance.now();
  const within = () => Math.round(performance.now() - endedAt);
  const streamEnds = streams.map(async ({ ended }) => Promise.race([ended.then(within), sleep(2 * BOUND_MS, Number.POSITIVE_INFINITY)]));
  for (const transport of transports) {
    const ms = await until(async () => statusOf(await key.ask(operation, change, { transport })) === becomes, within);
    yield verdict(`${name} is ${becomes} within 5 s, over ${transport}`, ms <= BOUND_MS, () => `after ${ms} ms`);
  }
  for (const [at, ms] of (await Promise.all(streamEnds)).entries()) {
    yield verdict(`${name}: its open stream ends within 5 s, over ${transports[at]}`, ms <= BOUND_MS, () => `after ${ms} ms`);
  }
  for (const stream of streams) stream.close();
}

/** How long until it is so; Infinity: not soon enough. */
async function until(isSo: () => Promise<boolean>, within: () => number): Promise<number> {
  while (within() < 2 * BOUND_MS) {
    if (await isSo()) return within();
    await sleep(POLL_MS);
  }
  return Number.POSITIVE_INFINITY;
}

async function* expires({ ours, door }: AttackRange): AsyncGenerator<AttackResult> {
  const lifeMs = 4_000;
  const expiresAt = new Date(Date.now() + lifeMs).toISOString();
  const { key } = await ours.owner.make<{ key: string }>("POST", "/keys", { name: "short", expiresAt });
  const short = keyCaller(door, "a key of four seconds", key);
  const ask = async (): Promise<number> => (await short.send({ method: "GET", path: "/api/v1/team" })).status;
  const before = await ask();
  await sleep(Math.max(0, Date.parse(expiresAt) - Date.now()));
  const started = performance.now();
  const ms = await until(
    async () => (await ask()) === 401,
    () => performance.now() - started,
  );
  yield verdict(
    "a key is dead once it has expired",
    before === 200 && ms <= BOUND_MS,
    () => `${before} before, dead ${ms} ms after its end`,
  );
}
