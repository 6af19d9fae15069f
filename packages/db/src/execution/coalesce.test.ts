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
