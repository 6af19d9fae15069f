import pg from "pg";
import { expect, test } from "vitest";
import { connectionsOf } from "./database.ts";
import { createTestCluster, createTestTeam, testDatabase } from "./testing/index.ts";

const db = testDatabase({ max: 2 });
const directly: ReturnType<typeof connectionsOf>["inTeamDirectly"] = (teamId, work) =>
  connectionsOf(db.database).inTeamDirectly(teamId, work);

async function twoClusters() {
  const [own, other] = [await createTestTeam(db.database), await createTestTeam(db.database)];
  return { own: await createTestCluster(db.database, own.teamId), other: await createTestCluster(db.database, other.teamId) };
}

const nameOf = async (cluster: { id: string; teamId: string }): Promise<string | undefined> =>
  (await directly(cluster.teamId, (tx) => tx.$queryRaw<{ name: string }[]>`SELECT name FROM cluster WHERE id = ${cluster.id}::uuid`))[0]
    ?.name;

test("what is asked for together is answered in order, one's own team alone is seen, and nothing of it stays on the connection", async () => {
  const { own, other } = await twoClusters();
  const seen = await directly(own.teamId, (tx) =>
    Promise.all([
      tx.$queryRaw<{ id: string }[]>`SELECT id FROM cluster WHERE id = ANY (${[own.id, other.id]}::uuid[])`,
      tx.$executeRaw`UPDATE cluster SET name = ${"renamed"} WHERE id = ANY (${[own.id, other.id]}::uuid[])`,
      tx.$queryRaw<{ name: string }[]>`SELECT name FROM cluster`,
    ]),
  );
  expect(seen).toEqual([[{ id: own.id }], 1, [{ name: "renamed" }]]);
  expect(await nameOf(other)).toBe("demo");
  const pools = await Promise.all(
    Array.from({ length: 4 }, () => connectionsOf(db.database).inTeam(other.teamId, (tx) => tx.cluster.count())),
  );
  expect(pools).toEqual([1, 1, 1, 1]);
});

test("what fails takes everything back, whatever was sent behind it, and the connection serves on", async () => {
  const { own } = await twoClusters();
  const rename = directly(own.teamId, (tx) =>
    Promise.all([
      tx.$executeRaw`UPDATE cluster SET name = 'first' WHERE id = ${own.id}::uuid`,
      tx.$queryRaw`SELECT 1 / ${0}::int`,
      tx.$executeRaw`UPDATE cluster SET name = 'second' WHERE id = ${own.id}::uuid`,
    ]),
  );
  await expect(rename).rejects.toMatchObject({ code: "INTERNAL" });
  const ignored = directly(own.teamId, async (tx) => {
    await tx.$executeRaw`UPDATE cluster SET name = 'third' WHERE id = ${own.id}::uuid`;
    await tx.$queryRaw`SELECT nothing`.catch(() => undefined);
  });
  await expect(ignored).rejects.toMatchObject({ code: "INTERNAL" });
  const thrown = directly(own.teamId, async (tx) => {
    await tx.$executeRaw`UPDATE cluster SET name = 'fourth' WHERE id = ${own.id}::uuid`;
    throw new Error("no");
  });
  await expect(thrown).rejects.toThrow();
  await expect(directly("no team", (tx) => tx.$queryRaw`SELECT 1`)).rejects.toMatchObject({ code: "INTERNAL" });
  expect(await Promise.all([1, 2, 3, 4].map(() => nameOf(own)))).toEqual(["demo", "demo", "demo", "demo"]);
});

test("a connection that is cut is UNAVAILABLE, and the next transaction gets another one", async () => {
  const { own } = await twoClusters();
  const admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  try {
    const cut = directly(own.teamId, async (tx) => {
      const [backend] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await admin.query("SELECT pg_terminate_backend($1)", [backend?.pid]);
      await tx.$executeRaw`UPDATE cluster SET name = 'cut' WHERE id = ${own.id}::uuid`;
    });
    await expect(cut).rejects.toMatchObject({ code: "UNAVAILABLE" });
  } finally {
    await admin.end();
  }
  expect(await nameOf(own)).toBe("demo");
});

test("two that lock each other out are run again by themselves", async () => {
  const { own } = await twoClusters();
  const second = await createTestCluster(db.database, own.teamId, "second");
  const both = { first: Promise.withResolvers<void>(), second: Promise.withResolvers<void>() };
  const renameBoth = (order: string[], mine: keyof typeof both, theirs: keyof typeof both) =>
    directly(own.teamId, async (tx) => {
      await tx.$executeRaw`UPDATE cluster SET revision = revision + 1 WHERE id = ${order[0]}::uuid`;
      both[mine].resolve();
      await both[theirs].promise;
      await tx.$executeRaw`UPDATE cluster SET revision = revision + 1 WHERE id = ${order[1]}::uuid`;
    });
  await Promise.all([renameBoth([own.id, second.id], "first", "second"), renameBoth([second.id, own.id], "second", "first")]);
  const revisions = await directly(own.teamId, (tx) => tx.$queryRaw<{ grown: number }[]>`SELECT sum(revision)::int AS grown FROM cluster`);
  expect(revisions).toEqual([{ grown: own.revision + second.revision + 4 }]);
});
