import { expect, test } from "vitest";
import { coalesce } from "./coalesce.ts";

function recorded() {
  const batches: string[] = [];
  const ask = coalesce<number, string>({
    maxSize: 3,
    async run(key, requests) {
      batches.push(`${key}:${requests.join(",")}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (requests.includes(99)) throw new Error("the database is away");
      return requests.map((request) =>
        request < 0 ? { status: "rejected", reason: new Error(`not ${request}`) } : { status: "fulfilled", value: `${key}${request}` },
      );
    },
  });
  return { batches, ask };
}

test("what is asked at the same time goes together, what comes meanwhile goes next, keys go apart", async () => {
  const { batches, ask } = recorded();
  const first = [ask("a", 1), ask("a", 2), ask("b", 1)];
  await first[0];
  expect(await Promise.all([...first, ask("a", 3), ask("a", 4), ask("a", 5), ask("a", 6)])).toEqual([
    "a1",
    "a2",
    "b1",
    "a3",
    "a4",
    "a5",
    "a6",
  ]);
  expect(batches).toEqual(["a:1,2", "b:1", "a:3,4,5", "a:6"]);
});

test("a request fails by itself, a batch that fails fails for all in it and for no other", async () => {
  const { ask } = recorded();
  expect(await Promise.allSettled([ask("a", 1), ask("a", -2), ask("a", 3), ask("a", 99), ask("a", 5)])).toMatchObject([
    { status: "fulfilled", value: "a1" },
    { status: "rejected", reason: { message: "not -2" } },
    { status: "fulfilled", value: "a3" },
    { status: "rejected", reason: { message: "the database is away" } },
    { status: "rejected", reason: { message: "the database is away" } },
  ]);
  expect(await ask("a", 7)).toBe("a7");
});

test("a patient request goes with the next one that is not, in the order in which they were asked", async () => {
  const { batches, ask } = recorded();
  const patient = ask("a", 1, { patienceMs: 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(batches).toEqual([]);
  const meanwhile = [ask("a", 2), ask("a", 3, { patienceMs: 60_000 })];
  expect(await Promise.all([patient, ...meanwhile])).toEqual(["a1", "a2", "a3"]);
  const late = ask("a", 4, { patienceMs: 60_000 });
  expect(await Promise.all([ask("b", 5), ask("a", 6), late])).toEqual(["b5", "a6", "a4"]);
  expect(batches).toEqual(["a:1,2,3", "b:5", "a:4,6"]);
});

test("one that nothing comes to goes by itself once its patience is at an end, also while a batch is under way", async () => {
  const { batches, ask } = recorded();
  expect(await ask("a", 1, { patienceMs: 5 })).toBe("a1");
  const urgent = ask("a", 2);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(await Promise.all([urgent, ask("a", 3, { patienceMs: 1 })])).toEqual(["a2", "a3"]);
  expect(batches).toEqual(["a:1", "a:2", "a:3"]);
});
