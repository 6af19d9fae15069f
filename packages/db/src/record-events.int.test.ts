import { expect, test } from "vitest";
import { createTestCluster, createTestTeam, testDatabase } from "./testing/index.ts";

const db = testDatabase({ max: 8 });

test("20 writers at once, some of which roll back, leave no gap in a cluster's events", async () => {
  const { teamId } = await createTestTeam(db.database);
  const { id: clusterId } = await createTestCluster(db.database, teamId);
  const team = db.database.forTeam(teamId);
  const write = async (writer: number) => {
    for (let round = 0; round < 10; round += 1) {
      const data = { writer, round };
      const types = ["task.placed", "task.restarted"] as const;
      const work = team.transaction(async (tx) => {
        await tx.events.record(
          clusterId,
          types.map((type) => ({ type, data })),
        );
        if ((writer + round) % 5 === 0) throw new Error("roll back");
      });
      await work.catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
  const events = await team.transaction((tx) => tx.events.list({ clusterId, after: 0, limit: 1_000 }));
  expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: 1 + 160 * 2 }, (_, at) => at + 1));
  const tail = await team.transaction((tx) => tx.events.list({ clusterId, after: 319, limit: 1 }));
  expect(tail.map((event) => event.sequence)).toEqual([320]);
});

test("who waits hears of an event at once, and not of another cluster's", async () => {
  const { teamId } = await createTestTeam(db.database);
  const cluster = await createTestCluster(db.database, teamId);
  const other = await createTestCluster(db.database, teamId, "other");
  const team = db.database.forTeam(teamId);
  const waited: string[] = [];
  const signal = AbortSignal.timeout(20_000);
  const own = team.waitForEvents(cluster.id, 1, signal).then(() => waited.push("own"));
  const never = new AbortController();
  const others = team.waitForEvents(other.id, 1, never.signal).then(() => waited.push("other"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const started = performance.now();
  await team.transaction((tx) => tx.events.record(cluster.id, [{ type: "task.placed", data: {} }]));
  await own;
  expect(performance.now() - started).toBeLessThan(1_500);
  expect(waited).toEqual(["own"]);
  // What is there already is not waited for.
  await team.waitForEvents(cluster.id, 1, signal);
  never.abort();
  await others;
});
