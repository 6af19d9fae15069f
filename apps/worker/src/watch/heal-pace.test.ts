import { expect, it } from "vitest";
import { healPace } from "./heal-pace.ts";

const broken = ["task web-1: its container has exited"];

it("lets the first heal go at once and then waits ever longer, up to a minute, until all is well", () => {
  const now = { ms: 1_000_000 };
  const pace = healPace({ clock: { now: () => now.ms }, timeDivisor: 1 });
  expect(pace.waitMs(broken)).toBe(0);
  const waits = Array.from({ length: 8 }, () => {
    pace.asked(broken);
    const waitMs = pace.waitMs(broken);
    now.ms += waitMs;
    return waitMs;
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  pace.healthy();
  pace.asked(broken);
  expect(pace.waitMs(broken)).toBe(1_000);
});

it("lets damage that the last heal knew nothing of be healed at once, however often another one has failed", () => {
  const pace = healPace({ clock: { now: () => 1_000_000 }, timeDivisor: 1 });
  for (let heal = 0; heal < 8; heal += 1) pace.asked(broken);
  expect(pace.waitMs(broken)).toBe(60_000);
  const more = [...broken, "task api-1: its container has exited"];
  expect(pace.waitMs(more)).toBe(0);
  pace.asked(more);
  expect(pace.waitMs(more)).toBe(1_000);
  expect(pace.waitMs(broken)).toBe(1_000);
});
