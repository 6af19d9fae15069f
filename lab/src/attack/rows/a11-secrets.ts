import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { Exchange } from "../wire/journal.ts";
import { openReceiver } from "./outside/open-receiver.ts";
import { type GivenSecret, givenSecrets } from "./secrets/given-secrets.ts";
import { foundIn } from "./secrets/marker.ts";
import { type Place, searchedPlaces } from "./secrets/searched-places.ts";
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
      places.push({ name: "command lines while it went on", text: processes.stop() });
      for (const secret of given) yield nowhereIn(places, secret);
      yield* namedPlaces(places);
      for (const secret of given) yield givenOnce(range, secret);
    } finally {
      processes.stop();
      await withoutSecrets(range, cluster);
      await receiver.close();
    }
  },
};

const isOwn = ({ name }: GivenSecret): boolean => name.startsWith("the install's ");

function nowhereIn(places: readonly Place[], secret: GivenSecret): AttackResult {
  const found = places
    .filter(({ own }) => !(own && isOwn(secret)))
    .flatMap(({ name, text }) => {
      const spelling = foundIn(text, secret);
      return spelling === null ? [] : [`${name}: ${around(text, spelling)}`];
    });
  return verdict(`${secret.name} is in none of ${places.length} places`, found.length === 0, () => found);
}

/** What stands beside it tells how it came there; itself it stays hidden. */
function around(text: string | Buffer, spelling: string): string {
  const at = text.indexOf(spelling);
  return `…${text.slice(Math.max(0, at - 80), at).toString()}[it]`;
}

/** A place that is empty was not searched. */
async function* namedPlaces(places: readonly Place[]): AsyncGenerator<AttackResult> {
  const wanted = [
    /^logs\/ web/,
    /^logs\/ worker/,
    /^logs\/ postgres/,
    /bundle/,
    /audit export/,
    /webhook deliveries/,
    /histories/,
    /^table audit_entry/,
    /^table secret$/,
    /^table event$/,
  ];
  const onMachines = [
    /inspect of the machines/,
    /inspect on machine 2/,
    /history on machine 2/,
    /ps on machine 2/,
    /PostgreSQL's files pg_wal/,
    /command lines on/,
  ];
  for (const pattern of [...wanted, ...onMachines]) {
    const found = places.find(({ name, text }) => pattern.test(name) && text.length > 20);
    yield verdict(`there was something to search in ${pattern.source}`, found !== undefined, () =>
      places.map(({ name, text }) => `${name} ${text.length}`),
    );
  }
}

/** In the journal of everything that was answered since the beginning of the run. */
function givenOnce({ journal }: AttackRange, secret: GivenSecret): AttackResult {
  const holding = journal.exchanges.filter(({ answer }) => foundIn(`${answer.text}\n${[...answer.headers].join("\n")}`, secret) !== null);
  const from = holding.map(({ request }: Exchange) => `${request.method} ${request.path.split("?")[0]}`);
  const held = secret.givenBy === null ? from.length === 0 : from.length === 1 && from[0] === secret.givenBy;
  const name = secret.givenBy === null ? "is in no answer" : `is in one answer, that of ${secret.givenBy}`;
  return verdict(`${secret.name} ${name}`, held, () => from);
}
