import { expect, test } from "vitest";
import { restartDelayMs } from "./index.ts";

test("at once, then a second, doubling to a minute", () => {
  expect([0, 1, 2, 3, 7, 8, 1_000_000].map(restartDelayMs)).toEqual([0, 1_000, 2_000, 4_000, 60_000, 60_000, 60_000]);
});
