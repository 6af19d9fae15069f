import { randomBytes, randomUUID } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { connectionsOf, createDatabase, type Database } from "./database.ts";
import { teamAdmin } from "./system.ts";
import { createTestCluster, createTestTeam, testDatabase, testSpec } from "./testing/index.ts";

const db = testDatabase();

test("transactions that block each other are run again", async () => {
  const { teamId } = await createTestTeam(db.database);
  const [one, two] = [await createTestCluster(db.database, teamId, "one"), await createTestCluster(db.database, teamId, "two")];
  let runs = 0;
  const lockBoth = (first: string, second: string) =>
    db.database.forTeam(teamId).transaction(async (tx) => {
      runs += 1;
      await tx.clusters.lock(first);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.clusters.lock(second);
    });
  await Promise.all([lockBoth(one.id, two.id), lockBoth(two.id, one.id)]);
  expect(runs).toBeGreaterThan(2);
});

test("a statement that takes over 5 s is ended and said to be unavailable", async () => {
  const slow = connectionsOf(db.database).system((tx) => tx.$queryRaw`SELECT pg_sleep(7)::text`);
  await expect(slow).rejects.toMatchObject({ code: "UNAVAILABLE", retryable: true });
});

/** A relay in front of the server whose lines can be cut. */
function relay(targetPort: number) {
  const sockets = new Set<Socket>();
  const listener = createServer((client) => {
    const upstream = connect(targetPort, "127.0.0.1");
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => socket === client && upstream.destroy());
    }
  });
  const listen = (port: number) =>
    new Promise<number>((resolve) => listener.listen(port, "127.0.0.1", () => resolve((listener.address() as { port: number }).port)));
  const cut = async () => {
    const closed = new Promise((resolve) => listener.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { listen, cut };
}

test("while the database is away requests fail soon, and work again once it is back", async () => {
  const { teamId } = await createTestTeam(db.database);
  const url = new URL(db.urls.app);
  const line = relay(Number(url.port));
  const port = await line.listen(0);
  url.port = String(port);
  const database = createDatabase({
    appUrl: url.toString(),
    signinUrl: db.urls.signin,
    systemUrl: db.urls.system,
    masterKey: randomBytes(32),
    max: 2,
  });
  const list = () => database.forTeam(teamId).transaction((tx) => tx.clusters.list({ limit: 1 }));
  const waited = database.forTeam(teamId).waitForEvents(randomUUID(), 0, AbortSignal.timeout(4_000));
  await list();
  await line.cut();
  const started = performance.now();
  await expect(list()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await expect(database.ping()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(performance.now() - started).toBeLessThan(5_000);
  await line.listen(port);
  await expect(list()).resolves.toMatchObject({ items: [] });
  await waited;
  await database.close();
  await line.cut();
});

test("a team's slug is taken once; its members are seen by it alone", async () => {
  const { teamId, slug } = await createTestTeam(db.database);
  const admin = teamAdmin(db.database);
  const user = { email: `second@${slug}.test`, name: "Second", passwordHash: "none" };
  await expect(admin.createTeam({ slug, name: slug, owner: user })).rejects.toMatchObject({ code: "CONFLICT" });
  await admin.addMember(teamId, user, "viewer");
  const { userId } = await admin.addMember(teamId, user, "member");
  const team = db.database.forTeam(teamId);
  expect((await team.transaction((tx) => tx.members.list({ limit: 10 }))).items.map((member) => member.role).sort()).toEqual([
    "member",
    "owner",
  ]);
  const other = await createTestTeam(db.database);
  expect(await db.database.forTeam(other.teamId).transaction((tx) => tx.members.find(userId))).toBeNull();
  await team.transaction((tx) => tx.members.setRole(userId, "admin"));
  expect(await team.transaction((tx) => tx.members.find(userId))).toMatchObject({ role: "admin", email: user.email });
  await team.transaction((tx) => tx.members.remove(userId));
  expect(await team.transaction((tx) => tx.members.find(userId))).toBeNull();
});

test("an idempotency key is claimed once, answers the same, and refuses another request", async () => {
  const { teamId } = await createTestTeam(db.database);
  const team = db.database.forTeam(teamId);
  const of = { route: "POST /clusters", key: "k-1" };
  const run = () =>
    team.transaction(async (tx) => {
      const claim = await tx.idempotency.claim({ ...of, requestHash: "h" });
      if (claim.state === "new") await tx.idempotency.complete({ ...of, owner: claim.owner, status: 202, response: { id: 1 } });
      return claim;
    });
  const claims = await Promise.all(Array.from({ length: 10 }, run));
  expect(claims.filter((claim) => claim.state === "new")).toHaveLength(1);
  expect(claims.filter((claim) => claim.state === "done")).toHaveLength(9);
  expect(await run()).toEqual({ state: "done", status: 202, response: { id: 1 } });
  expect(await team.transaction((tx) => tx.idempotency.claim({ ...of, requestHash: "other" }))).toEqual({ state: "mismatch" });
  const open = { ...of, key: "k-2", requestHash: "h" };
  const owner = expect.any(Number);
  const claim = () => team.transaction((tx) => tx.idempotency.claim(open));
  const first = await claim();
  if (first.state !== "new") throw new Error(first.state);
  expect(await claim()).toEqual({ state: "running" });
  await team.transaction((tx) => tx.idempotency.release({ ...open, owner: first.owner }));
  expect(await claim()).toEqual({ state: "new", owner });
});

test("a key that is claimed and given back by many at once is a fault of nobody", async () => {
  const { teamId } = await createTestTeam(db.database);
  const team = db.database.forTeam(teamId);
  const of = { route: "POST /clusters", key: "given-back" };
  const claimAndRelease = async () => {
    const claim = await team.transaction((tx) => tx.idempotency.claim({ ...of, requestHash: "h" }));
    if (claim.state === "new") await team.transaction((tx) => tx.idempotency.release({ ...of, owner: claim.owner }));
    return claim.state;
  };
  const states = new Set<string>();
  for (let round = 0; round < 40; round += 1) {
    for (const state of await Promise.all(Array.from({ length: 10 }, claimAndRelease))) states.add(state);
  }
  expect([...states].sort()).toEqual(["new", "running"]);
});

test("what a killed process left undone is taken over by one other, and is not the dead one's any more", async () => {
  const { teamId } = await createTestTeam(db.database);
  const dead = createDatabase({ appUrl: db.urls.app, signinUrl: db.urls.signin, systemUrl: db.urls.system, masterKey: new Uint8Array(32) });
  const request = { route: "POST /clusters", key: "k", requestHash: "h" };
  const claimBy = (database: Database) => database.forTeam(teamId).transaction((tx) => tx.idempotency.claim(request));
  const claim = await claimBy(dead);
  if (claim.state !== "new") throw new Error(claim.state);
  expect(await claimBy(db.database)).toEqual({ state: "running" });
  await dead.close();
  const claims = await Promise.all(Array.from({ length: 10 }, () => claimBy(db.database)));
  expect(claims.map(({ state }) => state).sort()).toEqual(["new", ...Array.from({ length: 9 }, () => "running")]);
  const late = db.database
    .forTeam(teamId)
    .transaction((tx) => tx.idempotency.complete({ ...request, owner: claim.owner, status: 201, response: {} }));
  await expect(late).rejects.toMatchObject({ code: "CONFLICT" });
});

test("blueprints are versioned from 1 and page without loss", async () => {
  const { teamId } = await createTestTeam(db.database);
  const team = db.database.forTeam(teamId);
  const { id } = await team.transaction((tx) => tx.blueprints.create("web"));
  await expect(team.transaction((tx) => tx.blueprints.create("web"))).rejects.toMatchObject({ code: "CONFLICT" });
  const files = [{ path: "a.js", content: "1" }];
  const version = { blueprintId: id, format: "js", files, args: [], spec: testSpec, specHash: "h", createdBy: "user/x" };
  await Promise.all(Array.from({ length: 6 }, () => team.transaction((tx) => tx.blueprints.addVersion(version))));
  const numbers: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await team.transaction((tx) => tx.blueprints.listVersions(id, { limit: 4, cursor }));
    numbers.push(...page.items.map((item) => item.number));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(numbers).toEqual([6, 5, 4, 3, 2, 1]);
  expect(await team.transaction((tx) => tx.blueprints.findByName("web"))).toMatchObject({ id, latestVersion: 6 });
  expect(await team.transaction((tx) => tx.blueprints.findVersionByNumber(id, 2))).toMatchObject({ files, spec: testSpec });
  await expect(team.transaction((tx) => tx.blueprints.list({ limit: 1, cursor: "bogus" }))).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  expect(await team.transaction((tx) => tx.clusters.find("no-uuid"))).toBeNull();
});
