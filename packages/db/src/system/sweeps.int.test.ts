import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestTeam, testDatabase } from "../testing/index.ts";
import { sweeps } from "./sweeps.ts";

const db = testDatabase();
const PAST = new Date(0);
const later = () => new Date(Date.now() + 60_000);

/** A team with one key of each kind; their ids, and which of them are left. */
async function teamWithKeys() {
  const { teamId, userId } = await createTestTeam(db.database);
  const team = db.database.forTeam(teamId);
  const make = async (createdBy: string, expiresAt: Date | null): Promise<string> => {
    const plain = { name: "key", prefix: "slp_1", keyHash: randomUUID(), createdBy, expiresAt };
    return (await team.transaction((tx) => tx.apiKeys.create({ holder: { userId }, actions: null, reach: "team", ...plain }))).id;
  };
  const keys = {
    ownExpired: await make("slipway", PAST),
    ownLiving: await make("slipway", later()),
    ownForGood: await make("slipway", null),
    usersExpired: await make(`user/${userId}`, PAST),
    usersLiving: await make(`user/${userId}`, later()),
  };
  const left = async (): Promise<string[]> => {
    const { items } = await team.transaction((tx) => tx.apiKeys.list({ limit: 10 }));
    return Object.entries(keys).flatMap(([name, id]) => (items.some((item) => item.id === id) ? [name] : []));
  };
  return { keys, left };
}

test("of expired keys only Slipway's own are swept", async () => {
  const { left } = await teamWithKeys();
  expect((await sweeps(db.database).removeExpired()).ownKeys).toBe(1);
  expect((await sweeps(db.database).removeExpired()).ownKeys).toBe(0);
  expect(await left()).toEqual(["ownLiving", "ownForGood", "usersExpired", "usersLiving"]);
});

test("Slipway's own keys are removed after use; a user's, and the install's for good, cannot be", async () => {
  const { keys, left } = await teamWithKeys();
  expect(await sweeps(db.database).removeOwnKeys([])).toBe(0);
  expect(await sweeps(db.database).removeOwnKeys([...Object.values(keys), randomUUID(), "no id"])).toBe(2);
  expect(await left()).toEqual(["ownForGood", "usersExpired", "usersLiving"]);
});
