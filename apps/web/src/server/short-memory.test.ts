import { expect, test } from "vitest";
import { shortMemory } from "./short-memory.ts";

test("a value is loaded once for all who ask within its time, then anew", async () => {
  let now = 0;
  let loads = 0;
  const memory = shortMemory<number>(100, () => now);
  const ask = () => memory.get("a", async () => ++loads);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  now = 99;
  expect(await ask()).toBe(1);
  now = 100;
  expect(await ask()).toBe(2);
  memory.clear();
  expect(await ask()).toBe(3);
  expect(await memory.get("b", async () => 7)).toBe(7);
});

test("a failure is not kept", async () => {
  const memory = shortMemory<number>(100, () => 0);
  await expect(memory.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await memory.get("a", async () => 1)).toBe(1);
});

test("what is loaded while it is forgotten is not kept", async () => {
  const memory = shortMemory<number>(100, () => 0);
  const { promise, resolve } = Promise.withResolvers<number>();
  const early = memory.get("a", () => promise);
  memory.clear();
  resolve(1);
  expect(await early).toBe(1);
  expect(await memory.get("a", async () => 2)).toBe(2);
});

test("what was not there is asked for again: a key may be made the next moment", async () => {
  const memory = shortMemory<number | null>(100, () => 0);
  expect(await memory.get("a", async () => null)).toBeNull();
  expect(await memory.get("a", async () => 2)).toBe(2);
});
