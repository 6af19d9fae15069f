import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { createTestTeam, testDatabase } from "../testing/index.ts";
import { signIn } from "./sign-in.ts";
import { signInAttempts } from "./sign-in-attempts.ts";
import { teamAdmin } from "./team-admin.ts";

const db = testDatabase();

let team: Awaited<ReturnType<typeof createTestTeam>>;
beforeAll(async () => {
  team = await createTestTeam(db.database);
});

const inTeam = () => db.database.forTeam(team.teamId);

async function newKey(more: object = {}): Promise<{ id: string; keyHash: string }> {
  const keyHash = randomUUID();
  const plain = {
    name: "ci",
    holder: { userId: team.userId },
    actions: null,
    reach: "team",
    prefix: "slw",
    createdBy: "test",
    expiresAt: null,
  } as const;
  const { id } = await inTeam().transaction((tx) => tx.apiKeys.create({ ...plain, keyHash, ...more }));
  return { id, keyHash };
}

async function query(sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: db.adminUrl });
  await client.connect();
  await client.query(sql, values);
  await client.end();
}

test("a key is found with its holder's role, its actions and its reach, and marked as used", async () => {
  const { findApiKey } = signIn(db.database);
  const { id, keyHash } = await newKey();
  expect(await findApiKey(keyHash)).toMatchObject({
    id,
    teamId: team.teamId,
    role: "owner",
    userId: team.userId,
    actions: null,
    clusterIds: [],
  });
  expect(await inTeam().transaction((tx) => tx.apiKeys.find(id))).toMatchObject({ lastUsedAt: expect.any(String) });
  const clusterId = randomUUID();
  const narrow = await newKey({ actions: ["read"], reach: { clusterIds: [clusterId], projectIds: [] } });
  expect(await findApiKey(narrow.keyHash)).toMatchObject({ actions: ["read"], clusterIds: [clusterId], projectIds: [] });
  expect(await findApiKey("unknown")).toBeNull();
});

test("a key is found no more when it is revoked, expired, or its holder is gone", async () => {
  const { findApiKey, holdings } = signIn(db.database);
  const revoked = await newKey();
  expect(await holdings(team.teamId, `key/${revoked.id}`)).toEqual({ role: "owner", actions: null });
  await inTeam().transaction((tx) => tx.apiKeys.revoke(revoked.id));
  expect([await findApiKey(revoked.keyHash), await holdings(team.teamId, `key/${revoked.id}`)]).toEqual([null, null]);
  expect(await findApiKey((await newKey({ expiresAt: new Date(0) })).keyHash)).toBeNull();

  const account = await inTeam().transaction((tx) => tx.serviceAccounts.create({ name: "ci", role: "member", createdBy: "test" }));
  const its = await newKey({ holder: { serviceAccountId: account.id } });
  expect(await findApiKey(its.keyHash)).toMatchObject({ role: "member", userId: null });
  await inTeam().transaction((tx) => tx.serviceAccounts.remove(account.id));
  expect(await findApiKey(its.keyHash)).toBeNull();

  const guest = { email: `guest@${team.slug}.test`, name: "Guest", passwordHash: "none" };
  const { userId } = await teamAdmin(db.database).addMember(team.teamId, guest, "viewer");
  const theirs = await newKey({ holder: { userId } });
  // Not by the store, which revokes the keys too.
  await query("DELETE FROM membership WHERE user_id = $1", [userId]);
  expect(await findApiKey(theirs.keyHash)).toBeNull();
});

test("a session holds while it lasts and its person is a member of the team", async () => {
  const { sessionRole, memberships, holdings } = signIn(db.database);
  const [open, past] = [randomUUID(), randomUUID()];
  const insert = "INSERT INTO session (id, user_id, token, expires_at) VALUES ($1, $2, $3, now() + $4::interval)";
  await query(insert, [open, team.userId, randomUUID(), "1 hour"]);
  await query(insert, [past, team.userId, randomUUID(), "-1 second"]);
  const other = await createTestTeam(db.database);
  expect(await sessionRole(open, team.teamId)).toBe("owner");
  expect([
    await sessionRole(past, team.teamId),
    await sessionRole(open, other.teamId),
    await sessionRole(randomUUID(), team.teamId),
  ]).toEqual([null, null, null]);
  expect(await memberships(team.userId)).toEqual([{ teamId: team.teamId, slug: team.slug, name: team.slug, role: "owner" }]);
  expect(await holdings(team.teamId, `user/${team.userId}`)).toEqual({ role: "owner", actions: null });
  expect([await holdings(other.teamId, `user/${team.userId}`), await holdings(team.teamId, "slipway")]).toEqual([null, null]);
});

test("tries are counted one by one, however many at once, until the window is over or they are cleared", async () => {
  const attempts = signInAttempts(db.database);
  const limit = { max: 3, windowMs: 60_000 };
  const tries = await Promise.all(Array.from({ length: 10 }, () => attempts.take("many", limit)));
  expect(tries.filter(({ allowed }) => allowed)).toHaveLength(3);
  expect(Math.max(...tries.map(({ retryAfterMs }) => retryAfterMs))).toBeGreaterThan(50_000);
  expect((await attempts.take("other", limit)).allowed).toBe(true);
  await attempts.clear("many");
  expect((await attempts.take("many", limit)).allowed).toBe(true);
  for (let at = 0; at < 5; at += 1) await attempts.take("short", { max: 1, windowMs: 60_000 });
  expect((await attempts.take("short", { max: 1, windowMs: 0 })).allowed).toBe(true);
});
