import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { Exchange } from "../wire/journal.ts";
import { openReceiver } from "./outside/open-receiver.ts";
import { type GivenSecret, givenSecrets } from "./secrets/given-secrets.ts";
import { markerSearch } from "./secrets/marker-search.ts";
import { type Place, place, searchedPlaces } from "./secrets/searched-places.ts";
import { usedSecrets, withoutSecrets } from "./secrets/used-secrets.ts";
import { watchProcesses } from "./secrets/watched-processes.ts";
import { verdict } from "./verdict.ts";

export const secretsNowhere: AttackRow = {
  id: "A11",
  title: "secrets in answers, logs, tables, histories, deliveries, machines and processes",
  async *run(range) {
    const cluster = await range.realCluster();
    const receiver = await openReceiver();
    const processes = watchProcesses();
    try {
      const given = await givenSecrets(range, cluster, receiver.origin);
      yield* usedSecrets(range, cluster, given);
      const places = await searchedPlaces({ range, cluster, receiver });
      places.push(place("command lines while it went on", processes.stop()));
      yield* nowhere(places, given);
      yield* givenOnce(range, given);
    } finally {
      processes.stop();
      await withoutSecrets(cluster);
      await receiver.close();
    }
  },
};

const isOwn = ({ name }: GivenSecret): boolean => name.startsWith("the install's ");

/** Where each secret stands, in words; a place that is empty was not searched. */
async function* nowhere(places: readonly Place[], given: readonly GivenSecret[]): AsyncGenerator<AttackResult> {
  const search = markerSearch(given);
  const found = new Map(given.map((secret): [string, string[]] => [secret.name, []]));
  const sizes = new Map<string, number>();
  for (const { name, text, own = false } of places) {
    const said = text();
    sizes.set(name, said.length);
    const bytes = Buffer.from(said);
    for (const { marker, at } of search(bytes)) {
      const secret = given.find((one) => one.name === marker.name);
      // What stands beside it tells how it came there; itself it stays hidden.
      if (secret && !(own && isOwn(secret)))
        found.get(marker.name)?.push(`${name}: …${bytes.toString("latin1", Math.max(0, at - 80), at)}[it]`);
    }
  }
  for (const [name, stands] of found) yield verdict(`${name} is in none of ${places.length} places`, stands.length === 0, () => stands);
  for (const wanted of neededPlaces) {
    const isThere = [...sizes].some(([name, size]) => wanted.test(name) && size > 20);
    yield verdict(`there was something to search in ${wanted.source}`, isThere, () => Object.fromEntries(sizes));
  }
}

const neededPlaces: readonly RegExp[] = [
  ...[/^logs\/ web/, /^logs\/ worker/, /^logs\/ postgres/, /bundle/, /audit export/, /webhook deliveries/, /histories/],
  ...[/^table audit_entry/, /^table secret$/, /^table event$/, /PostgreSQL's files pg_wal/, /Temporal's file/, /command lines on/],
  ...[/inspect of the machines/, /inspect on machine/, /history on machine 2/, /ps on machine 2/, /disks of machine 2/],
];

/** In the journal of everything that was answered since the beginning of the run. */
function* givenOnce({ journal }: AttackRange, given: readonly GivenSecret[]): Generator<AttackResult> {
  const told = givers(journal.exchanges, given);
  for (const { name, givenBy } of given) {
    const from = told.get(name) ?? [];
    const held = givenBy === null ? from.length === 0 : from.length === 1 && from[0] === givenBy;
    yield verdict(`${name} is in ${givenBy === null ? "no answer" : `one answer, that of ${givenBy}`}`, held, () => from);
  }
}

/** Which requests' answers hold each secret. Who asks with it in the address may see it in the page. */
function givers(exchanges: readonly Exchange[], given: readonly GivenSecret[]): Map<string, string[]> {
  const search = markerSearch(given);
  const told = new Map<string, string[]>();
  for (const { request, answer } of exchanges) {
    const asked = new Set(search(request.path).map(({ marker }) => marker));
    const held = search(`${answer.text}\n${[...answer.headers].join("\n")}`).filter(({ marker }) => !asked.has(marker));
    for (const { marker } of held)
      told.set(marker.name, [...(told.get(marker.name) ?? []), `${request.method} ${request.path.split("?")[0]}`]);
  }
  return told;
}
