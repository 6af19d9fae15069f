import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { verdict } from "../verdict.ts";

/** The document's streams: a new one is attacked by being there. */
export async function* refusedStreams(range: AttackRange, cluster: RunningCluster): AsyncGenerator<AttackResult> {
  const streams = range.document.operations.filter(({ isStream }) => isStream);
  yield verdict("the document has streams of logs and events", streams.length >= 3, () => streams.map(({ name }) => name));
  for (const { name, path } of streams) {
    const filled = path.replace("{cluster}", cluster.id).replace("{task}", cluster.task);
    yield* refusedStream(range, { name, path: `/api/v1${filled}` });
  }
}

async function* refusedStream(
  { ours, theirs, stranger }: AttackRange,
  { name, path }: { name: string; path: string },
): AsyncGenerator<AttackResult> {
  const { cookie = "" } = ours.callers.member.headers;
  const bearer = ours.key.headers["authorization"] ?? "";
  const key = bearer.slice("Bearer ".length);
  const get = (more: { path?: string; headers?: Record<string, string> }) => stranger.send({ method: "GET", path, ...more });
  const asked: [string, ReturnType<typeof get>, number][] = [
    ["nobody", get({}), 401],
    ["a key that never was", get({ headers: { authorization: `${bearer.slice(0, -3)}abc` } }), 401],
    ["a cookie that never was", get({ headers: { cookie: "slipway.session_token=nothing.nothing" } }), 401],
    ["the key in the query", get({ path: `${path}?key=${key}&token=${key}&access_token=${key}` }), 401],
    ["the key in the query, and nothing else", get({ path: `${path}?authorization=${encodeURIComponent(bearer)}` }), 401],
    ["a terminal's ticket in the query", get({ path: `${path}?ticket=never` }), 401],
    ["the cookie in another team", get({ path: `${path}?team=${theirs.slug}`, headers: { cookie } }), 404],
    ["another team's key", theirs.key.send({ method: "GET", path }), 404],
    ["another team's owner", theirs.owner.send({ method: "GET", path }), 404],
    ["a key that sees another cluster", ours.narrowed.toCluster.send({ method: "GET", path }), 404],
    ["a key that sees another project", ours.narrowed.toProject.send({ method: "GET", path }), 404],
  ];
  for (const [who, asking, status] of asked) {
    const answer = await asking;
    yield verdict(`${name} for ${who}: ${status}`, answer.status === status, () => `${answer.status} ${answer.text}`);
  }
  const fromElsewhere = await stranger.send({
    method: "GET",
    path,
    headers: { cookie, origin: "https://evil.example", "slipway-team": ours.slug },
  });
  const isShared = [...fromElsewhere.headers.keys()].some((header) => header.startsWith("access-control-"));
  yield verdict(`${name} says to no other site's page that it may read it`, !isShared, () => JSON.stringify([...fromElsewhere.headers]));
  const fuzz = await Promise.all(
    ["after=%00", "after=' OR 1=1 --", "text=%5B", "since=x", "stream=stdout;id", "machine=..%2F..", "service=$(id)", "after[]=1"].map(
      (query) => ours.key.send({ method: "GET", path: `${path}?${query}` }),
    ),
  );
  const broken = fuzz.filter(({ status }) => status >= 500);
  yield verdict(`${name} with ${fuzz.length} kinds of nonsense in its query: no fault of the server`, broken.length === 0, () =>
    broken.map(({ text }) => text),
  );
}
