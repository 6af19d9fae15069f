import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { coalesced } from "./coalesced.ts";

it("runs the first poke at once and folds those that follow into one later run", async () => {
  const runs: number[] = [];
  const looks = coalesced(async () => void runs.push(performance.now()), 60);
  looks.poke();
  await delay(15);
  expect(runs).toHaveLength(1);
  for (let poke = 0; poke < 20; poke += 1) looks.poke();
  await delay(20);
  expect(runs).toHaveLength(1);
  await delay(80);
  expect(runs).toHaveLength(2);
  expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBeGreaterThanOrEqual(55);
  await looks.stop();
});

it("never runs twice at a time, and a poke during a run is not lost", async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const looks = coalesced(async () => {
    running += 1;
    most = Math.max(most, running);
    await delay(20);
    running -= 1;
    runs += 1;
  }, 1);
  looks.poke();
  await delay(10);
  looks.poke();
  await delay(80);
  expect({ most, runs }).toEqual({ most: 1, runs: 2 });
  await looks.stop();
});

it("is still after stop", async () => {
  let runs = 0;
  const looks = coalesced(async () => {
    runs += 1;
  }, 1);
  await looks.stop();
  looks.poke();
  await delay(10);
  expect(runs).toBe(0);
});
