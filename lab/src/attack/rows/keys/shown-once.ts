import { randomUUID } from "node:crypto";
import { withDatabase } from "../../../auditor/database-tables.ts";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { statusOf, told } from "../../wire/answers.ts";
import { type Caller, keyCaller } from "../../wire/caller.ts";
import { verdict } from "../verdict.ts";

/** The key is in the answer that made it, and nowhere after that. */
export async function* shownOnce(range: AttackRange): AsyncGenerator<AttackResult> {
  const { ours, document, book } = range;
  const once = { "idempotency-key": randomUUID() };
  const operation = document.operation("keys.create");
  const make = () => ours.owner.ask(operation, { name: "once" }, { headers: once });
  const made = await make();
  const { key = "", id = "" } = made.body as { key?: string; id?: string };
  yield verdict("a key has its prefix, 128 bits and more, and a checksum", /^slw_live_[0-9a-f]{32,}_[0-9a-z]{6,}$/.test(key), () => key);
  const again = await make();
  yield verdict("the same Idempotency-Key shows no key", again.status === 409 && !again.text.includes(key), () =>
    told("POST /keys", again, "409"),
  );
  const inputs = await book();
  for (const reader of document.operations.filter(({ method, isStream, isAccount }) => method === "GET" && !isStream && !isAccount)) {
    const answer = await ours.owner.ask(reader, inputs.inputFor(reader, ours.ids));
    yield verdict(`${reader.name} does not show it`, !answer.text.includes(key), () =>
      told(reader.name, answer, "an answer without the key"),
    );
  }
  const audit = await ours.owner.send({ method: "GET", path: "/api/v1/audit?limit=100" });
  yield verdict("the audit log names the key by its id", audit.text.includes(id) && !audit.text.includes(key), () =>
    audit.text.slice(0, 600),
  );
  yield* kept(range, key);
  yield* changedKeys(range, key);
}

/** In the database there is a hash, which opens nothing. */
async function* kept({ home, door }: AttackRange, key: string): AsyncGenerator<AttackResult> {
  const { rows } = await withDatabase(home.adminUrl, (client) =>
    client.query<{ row: string }>("SELECT to_jsonb(api_key)::text AS row FROM api_key"),
  );
  const secret = key.slice("slw_live_".length, -8);
  const shown = rows.filter(({ row }) => row.includes(key) || row.includes(secret));
  yield verdict(`none of ${rows.length} kept keys is kept as it is`, rows.length > 0 && shown.length === 0, () => shown);
  const hashes = rows.map(({ row }) => String((JSON.parse(row) as Record<string, unknown>)["key_hash"]));
  const hash = hashes.at(-1) ?? "";
  const { status } = await keyCaller(door, "the hash of a key", hash.replace(/^\\x/, "")).send({ method: "GET", path: "/api/v1/team" });
  yield verdict("its hash is no key", hash.length > 40 && status === 401, () => `${hash.length} characters, answered ${status}`);
}

async function* changedKeys({ stranger }: AttackRange, key: string): AsyncGenerator<AttackResult> {
  const swapped = (at: number): string => key.slice(0, at) + (key[at] === "0" ? "1" : "0") + key.slice(at + 1);
  const changed: [string, string][] = [
    ["with another digit", swapped(12)],
    ["with another checksum", swapped(key.length - 1)],
    ["without its checksum", key.slice(0, key.lastIndexOf("_"))],
    ["cut short", key.slice(0, -1)],
    ["with something behind it", `${key}0`],
    ["in capitals", key.toUpperCase()],
    ["of another kind", key.replace("slw_live_", "slw_test_")],
    ["twice", `${key},${key}`],
  ];
  for (const [name, text] of changed) {
    const answer = await asBearer(stranger, text);
    yield verdict(`a key ${name} is none`, statusOf(answer) === 401, () => told(name, answer, "401"));
  }
  const inQuery = await stranger.send({ method: "GET", path: `/api/v1/team?key=${key}&access_token=${key}` });
  yield verdict("a key in the address is none", inQuery.status === 401, () => told("?key=", inQuery, "401"));
}

const asBearer = (stranger: Caller, key: string) =>
  stranger.send({ method: "GET", path: "/api/v1/team", headers: { authorization: `Bearer ${key}` } });
