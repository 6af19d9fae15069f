import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { secretStore } from "./secret-store.ts";
import { createTestTeam, testDatabase } from "./testing/index.ts";

const masterKey = randomBytes(32);
const unreadable = { code: "INTERNAL", message: expect.stringContaining("cannot be decrypted") };

const db = testDatabase();
let admin: pg.Client;
let teamId: string;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
});
beforeEach(async () => {
  ({ teamId } = await createTestTeam(db.database));
});

const ref = (name: string) => ({ teamId, scope: "team", name });
const store = (key: Uint8Array = masterKey) => secretStore(db.database, { masterKey: key });

test("a secret comes back with its version, and nothing of it stands in the database", async () => {
  expect(await store().get(ref("token"))).toBeNull();
  expect(await store().put(ref("token"), "s3cret-válue")).toEqual({ version: 1 });
  const versions = await Promise.all(Array.from({ length: 8 }, (_, at) => store().put(ref("token"), `s3cret-${at}`)));
  expect(versions.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  const last = versions.findIndex(({ version }) => version === 9);
  const stored = await store().get(ref("token"));
  expect([stored?.value.reveal(), stored?.version]).toEqual([`s3cret-${last}`, 9]);
  expect(JSON.stringify(stored)).not.toContain("s3cret");
  const { rows } = await admin.query("SELECT encode(ciphertext, 'escape') AS text FROM secret WHERE team_id = $1", [teamId]);
  expect(rows[0].text).not.toContain("s3cret");
  await store().delete(ref("token"));
  await store().delete(ref("token"));
  expect(await store().get(ref("token"))).toBeNull();
});

test.each([
  [
    "a changed value",
    "UPDATE secret SET ciphertext = set_byte(ciphertext, 0, get_byte(ciphertext, 0) # 1) WHERE team_id = $1 AND name = 'one'",
  ],
  ["a changed version", "UPDATE secret SET version = 7 WHERE team_id = $1 AND name = 'one'"],
  [
    "a value put under another name",
    "UPDATE secret s SET nonce = o.nonce, ciphertext = o.ciphertext FROM secret o WHERE s.team_id = $1 AND o.team_id = $1 AND s.name = 'one' AND o.name = 'two'",
  ],
  [
    "a value moved to another scope",
    "UPDATE secret SET scope = 'team', name = 'one' WHERE team_id = $1 AND name = 'elsewhere' AND scope = 'cluster/x'",
  ],
])("%s is noticed", async (_, sql) => {
  await store().put({ teamId, scope: "cluster/x", name: "elsewhere" }, "3");
  await store().put(ref("two"), "2");
  if (sql.includes("elsewhere")) expect(await store().get(ref("one"))).toBeNull();
  else await store().put(ref("one"), "1");
  expect((await admin.query(sql, [teamId])).rowCount).toBe(1);
  await expect(store().get(ref("one"))).rejects.toMatchObject(unreadable);
});

test("another team's row, another team's key and another master key open nothing", async () => {
  const other = (await createTestTeam(db.database)).teamId;
  await store().put(ref("one"), "mine");
  await store().put({ ...ref("one"), teamId: other }, "theirs");
  await expect(store(randomBytes(32)).get(ref("one"))).rejects.toMatchObject(unreadable);
  const swap = "UPDATE team_key k SET nonce = o.nonce, wrapped_key = o.wrapped_key FROM team_key o WHERE k.team_id = $1 AND o.team_id = $2";
  await admin.query(swap, [teamId, other]);
  await expect(store().get(ref("one"))).rejects.toMatchObject(unreadable);
  expect(() => secretStore(db.database, { masterKey: randomBytes(16) })).toThrow("32 bytes");
});
