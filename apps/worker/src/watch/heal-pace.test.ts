import { expect, it } from "vitest";
import { healPace } from "./heal-pace.ts";

it("lets the first heal go at once and then waits ever longer, up to a minute, until all is well", () => {
  const now = { ms: 1_000_000 };
  const pace = healPace({ clock: { now: () => now.ms }, timeDivisor: 1 });
  expect(pace.waitMs()).toBe(0);
  const waits = Array.from({ length: 8 }, () => {
    pace.asked();
    const waitMs = pace.waitMs();
    now.ms += waitMs;
    return waitMs;
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  pace.healthy();
  pace.asked();
  expect(pace.waitMs()).toBe(1_000);
});
